namespace Assay.Tests.Records;

/// <summary>The JSON of sacct in the shapes of its data parsers, beside the text of the same jobs.</summary>
public sealed class SacctJsonTests : IDisposable
{
    private const string Text = """
        JobID|JobName|Account|User|Partition|State|ExitCode|Submit|Start|End|ElapsedRaw|AllocCPUS|AllocTRES|ReqTRES|NNodes|Cluster|JobIDRaw
        7|train|lab|ada|main|COMPLETED|0:0|2026-01-01T00:00:00|2026-01-01T00:10:00|2026-01-01T01:10:00|3600|4|cpu=4,mem=256M,gres/gpu=8,gres/gpu:h100=8|gres/gpu=8|1|c|7
        8_3|sweep|lab|ada|main|CANCELLED by 0|0:15|2026-01-01T00:00:00|2026-01-01T00:10:00|2026-01-01T00:20:00|600|1|cpu=1,gres/gpu=1||1|c|11
        9+1|het|lab|ada|main|RUNNING|0:0|2026-01-01T00:00:00|2026-01-01T00:10:00|Unknown|60|1|cpu=1,gres/gpu=2||1|c|10

        """;

    // 21.08: numbers are bare, a state is a word, what is not there is null.
    private const string Old = """
        { "meta": {}, "errors": [], "jobs": [
          { "account": "lab", "comment": { "administrator": null, "job": null, "system": null }, "allocation_nodes": 1, "array": { "job_id": 0, "limits": {}, "task": null, "task_id": null },
            "cluster": "c", "time": { "elapsed": 3600, "end": 1767229800, "start": 1767226200, "submission": 1767225600, "suspended": 0 }, "exit_code": { "status": "SUCCESS", "return_code": 0 },
            "het": { "job_id": 0, "job_offset": null }, "job_id": 7, "name": "train", "partition": "main", "state": { "current": "COMPLETED", "reason": "None" }, "user": "ada",
            "steps": [ { "time": { "start": 1767226200 }, "statistics": { "energy": { "consumed": 0 } }, "step": { "job_id": 7, "id": "batch" }, "tres": { "consumed": { "total": [] } } } ],
            "tres": { "allocated": [ { "type": "cpu", "name": null, "id": 1, "count": 4 }, { "type": "mem", "name": null, "id": 2, "count": 256 }, { "type": "gres", "name": "gpu", "id": 1001, "count": 8 }, { "type": "gres", "name": "gpu:h100", "id": 1002, "count": 8 } ], "requested": [ { "type": "gres", "name": "gpu", "count": 8 } ] } },
          { "account": "lab", "allocation_nodes": 1, "array": { "job_id": 8, "task_id": 3 }, "cluster": "c", "time": { "elapsed": 600, "end": 1767226800, "start": 1767226200, "submission": 1767225600 },
            "exit_code": { "return_code": 0, "signal": { "signal_id": 15 } }, "het": { "job_id": 0 }, "job_id": 11, "name": "sweep", "partition": "main", "state": { "current": "CANCELLED" }, "user": "ada",
            "tres": { "allocated": [ { "type": "cpu", "count": 1 }, { "type": "gres", "name": "gpu", "count": 1 } ] } },
          { "account": "lab", "allocation_nodes": 1, "array": { "job_id": 0, "task_id": null }, "cluster": "c", "time": { "elapsed": 60, "end": 0, "start": 1767226200, "submission": 1767225600 },
            "exit_code": { "return_code": 0 }, "het": { "job_id": 9, "job_offset": 1 }, "job_id": 10, "name": "het", "partition": "main", "state": { "current": "RUNNING" }, "user": "ada",
            "tres": { "allocated": [ { "type": "cpu", "count": 1 }, { "type": "gres", "name": "gpu", "count": 2 } ] } }
        ] }
        """;

    private readonly TestStore store = new();

    // 23.11 and later: numbers come in envelopes, a state is a list.
    private static string New => Old
        .Replace("\"current\": \"COMPLETED\"", "\"current\": [\"COMPLETED\"]", StringComparison.Ordinal)
        .Replace("\"current\": \"RUNNING\"", "\"current\": [\"RUNNING\", \"COMPLETING\"]", StringComparison.Ordinal)
        .Replace("\"task_id\": null", "\"task_id\": { \"set\": false, \"infinite\": false, \"number\": 0 }", StringComparison.Ordinal)
        .Replace("\"task_id\": 3", "\"task_id\": { \"set\": true, \"infinite\": false, \"number\": 3 }", StringComparison.Ordinal)
        .Replace("\"return_code\": 0", "\"return_code\": { \"set\": true, \"infinite\": false, \"number\": 0 }", StringComparison.Ordinal)
        .Replace("\"signal_id\": 15", "\"id\": { \"set\": true, \"infinite\": false, \"number\": 15 }, \"name\": \"TERM\"", StringComparison.Ordinal)
        .Replace("\"id\": \"batch\"", "\"id\": \"7.batch\"", StringComparison.Ordinal);

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_and_JSON_of_the_same_jobs_are_the_same_records(bool late)
    {
        Assert.Equal(3, store.Text(Text).Taken);
        var content = store.Content();
        var again = store.Text(late ? New : Old);
        Assert.Equal((0L, 3L, 0L), (again.Taken, again.Unchanged, again.RefusedCount));
        Assert.Equal(content, store.Content());
    }

    [Fact]
    public void A_file_that_breaks_off_gives_the_jobs_before_the_break_and_tells_its_line()
    {
        var cut = Old[..Old.IndexOf("\"name\": \"het\"", StringComparison.Ordinal)];
        var result = store.Text(cut);
        Assert.Equal(2, result.Taken);
        var refusal = Assert.Single(result.Refused);
        Assert.Equal(cut.Split('\n').Length, refusal.Row);
        Assert.Contains("cut off", refusal.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_that_is_something_else_is_refused() =>
        Assert.Contains("no list", Assert.Throws<Assay.Documents.InputException>(() => store.Text("{ \"nodes\": [] }")).Message.Replace("without a list", "no list", StringComparison.Ordinal), StringComparison.Ordinal);
}
