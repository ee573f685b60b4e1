using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Assay.Records;

/// <summary>
/// Turns <c>sacct --json</c> into a listing, job by job, so that a file of any size takes little memory. Fields of the data parsers from
/// Slurm 21.08 to 24.11 are known: a number may be bare or <c>{"set": true, "number": 5}</c>, a state one word or a list.
/// </summary>
internal static class SacctJson
{
    /// <summary>Parts the columns of the listing; no text of Slurm's holds it.</summary>
    public const char Delimiter = '\u001f';

    /// <summary>What stands for a job where the file breaks off.</summary>
    public const string Cut = "(cut)";

    private static readonly string[] Columns =
    [
        "JobID", "State", "Submit", "Start", "End", "ElapsedRaw", "AllocTRES", "ReqTRES", "JobName", "Account", "User", "Partition", "QOS", "WCKey", "Comment", "Reservation",
        "ExitCode", "NNodes", "AllocCPUS", "Cluster", "ConsumedEnergyRaw", "TRESUsageInTot", "TRESUsageInAve", "NTasks", "NodeList", "JobIDRaw", "Line",
    ];

    /// <summary>Whether a file holds JSON.</summary>
    public static bool Is(string path)
    {
        using var file = File.OpenRead(path);
        int next;
        do
            next = file.ReadByte();
        while (next is ' ' or '\t' or '\n' or '\r' or 0xEF or 0xBB or 0xBF);
        return next is '{' or '[';
    }

    /// <summary>Writes the listing.</summary>
    /// <returns>Whether the file has a list of jobs.</returns>
    public static bool Write(string json, string listing)
    {
        using var to = new StreamWriter(listing, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        to.WriteLine(string.Join(Delimiter, Columns));
        var stream = new JsonJobs(json);
        foreach (var (job, line) in stream.Read())
        {
            using (job)
                Write(to, job.RootElement, line);
        }

        if (stream.CutAt is { } cut)
            WriteRow(to, new() { ["JobID"] = Cut, ["State"] = Cut, ["Line"] = Text(cut) });
        return stream.Found;
    }

    private static void Write(StreamWriter to, JsonElement job, long line)
    {
        var (time, tres) = (job.At("time"), job.At("tres"));
        var row = new Dictionary<string, string?>
        {
            ["JobID"] = Id(job),
            ["State"] = Word(job.At("state").At("current")),
            ["Submit"] = Whole(time.At("submission")),
            ["Start"] = Whole(time.At("start")),
            ["End"] = Whole(time.At("end")),
            ["ElapsedRaw"] = Whole(time.At("elapsed")),
            ["AllocTRES"] = Tres(tres.At("allocated")),
            ["ReqTRES"] = Tres(tres.At("requested")),
            ["JobName"] = Word(job.At("name")),
            ["Account"] = Word(job.At("account")),
            ["User"] = Word(job.At("user")) ?? Word(job.At("association").At("user")),
            ["Partition"] = Word(job.At("partition")),
            ["QOS"] = Word(job.At("qos")),
            ["WCKey"] = Word(job.At("wckey").At("wckey")) ?? Word(job.At("wckey")),
            ["Comment"] = Word(job.At("comment").At("job")) ?? Word(job.At("comment")),
            ["Reservation"] = Word(job.At("reservation").At("name")),
            ["ExitCode"] = Exit(job.At("exit_code")),
            ["NNodes"] = Whole(job.At("allocation_nodes")),
            ["AllocCPUS"] = Count(tres.At("allocated"), "cpu"),
            ["Cluster"] = Word(job.At("cluster")),
            ["NodeList"] = Word(job.At("nodes")),
            ["JobIDRaw"] = Whole(job.At("job_id")),
            ["Line"] = Text(line),
        };
        WriteRow(to, row);
        if (job.At("steps") is { ValueKind: JsonValueKind.Array } steps)
        {
            foreach (var step in steps.EnumerateArray())
                WriteRow(to, Step(row["JobID"], step, line));
        }
    }

    private static Dictionary<string, string?> Step(string? job, JsonElement step, long line)
    {
        var (id, consumed) = (step.At("step").At("id"), step.At("tres").At("consumed"));
        var name = (id.ValueKind == JsonValueKind.Object ? Word(id.At("step_id")) : Word(id)) ?? Word(step.At("step").At("name")) ?? "step";
        return new()
        {
            ["JobID"] = $"{job}.{name[(name.LastIndexOf('.') + 1)..]}",
            ["State"] = Word(step.At("state")),
            ["Start"] = Whole(step.At("time").At("start")),
            ["ConsumedEnergyRaw"] = Whole(step.At("statistics").At("energy").At("consumed")),
            ["TRESUsageInTot"] = Tres(consumed.At("total")),
            ["TRESUsageInAve"] = Tres(consumed.At("average")),
            ["NTasks"] = Whole(step.At("tasks").At("count")),
            ["Line"] = Text(line),
        };
    }

    private static void WriteRow(StreamWriter to, Dictionary<string, string?> row) =>
        to.WriteLine(string.Join(Delimiter, Columns.Select(column => row.GetValueOrDefault(column) is { } cell ? cell.Replace(Delimiter, ' ').ReplaceLineEndings(" ") : "")));

    // As sacct writes it: 7, 7_3 or 7_[4-9] of an array, 7+1 of a job of several parts.
    private static string? Id(JsonElement job)
    {
        var (array, het) = (job.At("array"), job.At("het"));
        if (Whole(array.At("job_id")) is { } parent and not "0")
        {
            if (Whole(array.At("task_id")) is { } task)
                return $"{parent}_{task}";
            if (Word(array.At("task")) is { } tasks)
                return $"{parent}_[{tasks}]";
        }

        return Whole(het.At("job_id")) is { } first and not "0" ? $"{first}+{Whole(het.At("job_offset")) ?? "0"}" : Whole(job.At("job_id"));
    }

    private static string? Exit(JsonElement code)
    {
        if (Whole(code.At("return_code")) is not { } returned)
            return null;
        var signal = code.At("signal");
        return $"{returned}:{Whole(signal.At("id")) ?? Whole(signal.At("signal_id")) ?? "0"}";
    }

    private static string? Tres(JsonElement list) => list.ValueKind != JsonValueKind.Array ? null : string.Join(',', list.EnumerateArray()
        .Select(one => (Type: Word(one.At("type")), Name: Word(one.At("name")), Count: Whole(one.At("count"))))
        .Where(one => one.Type is not null && one.Count is not null)
        .Select(one => $"{one.Type}{(one.Name is null ? "" : $"/{one.Name}")}={one.Count}{(one.Type == "mem" ? "M" : "")}"));

    private static string? Count(JsonElement list, string type) => list.ValueKind != JsonValueKind.Array ? null
        : list.EnumerateArray().Where(one => Word(one.At("type")) == type).Select(one => Whole(one.At("count"))).FirstOrDefault();

    private static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Word(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.Array when element.GetArrayLength() > 0 => Word(element[0]),
        _ => null,
    };

    private static string? Whole(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.String when element.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Object when element.At("set").ValueKind != JsonValueKind.False => Whole(element.At("number")),
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
