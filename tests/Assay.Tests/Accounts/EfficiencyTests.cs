using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Tests.Docs;

namespace Assay.Tests.Accounts;

/// <summary>What tokens cost and what was made of accelerators, from what rules state and records tell.</summary>
public sealed class EfficiencyTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void Tokens_goodput_and_utilisation_follow_from_hours_and_cost_by_hand()
    {
        var report = lab.Report("--format", "json").Succeeded();
        Assert.Empty(JsonSchema.Load("docs/schema/accounts-report.json").Check(JsonNode.Parse(report.Out)));
        var told = report.Json.GetProperty("efficiency");
        var run = told.GetProperty("runs")[0];
        double Of(JsonElement of, string name) => of.GetProperty(name).GetDouble();
        Assert.Equal((Lab.RunHours, Lab.Useful, 32.0), (Of(run, "gpu_hours"), Of(run, "useful_gpu_hours"), Of(run, "lost_gpu_hours")));
        Assert.Equal(Lab.Useful / Lab.RunHours, Of(run, "goodput"), 9);
        // January has 64 GPUs for 744 hours.
        var cost = Lab.RackMonth / 100.0 * Lab.RunHours / (64 * 744);
        Assert.Equal(cost, Of(run, "cost"), 1);
        Assert.Equal(Of(run, "cost") / 300e3, Of(run, "cost_per_million_tokens"), 9);
        Assert.Equal(Of(run, "cost") / 0.3, Of(run, "cost_per_trillion_tokens"), 4);
        Assert.Equal(300e9 * Of(run, "flop_per_token") / (Lab.RunHours * 3600 * Of(run, "peak_flop_per_s")), Of(run, "mfu"), 9);
        Assert.Equal(989.4e12, Of(run, "peak_flop_per_s"));
        Assert.InRange(Of(run, "flop_per_token"), 6 * 8.0e9, 6 * 9.5e9);
        Assert.Equal(Of(run, "mfu") * Lab.RunHours / Lab.Useful, Of(run, "mfu_useful"), 9);

        var simulated = run.GetProperty("simulated");
        Assert.Equal((64, false), (simulated.GetProperty("gpus").GetInt32(), simulated.GetProperty("searched").GetBoolean()));
        Assert.Equal((300e9 / Lab.Useful / Of(simulated, "tokens_per_gpu_hour")) - 1, Of(run, "difference"), 9);
        Assert.Equal(128.0 * 8192 / 64 / (Of(simulated, "step_time_s") / 3600), Of(simulated, "tokens_per_gpu_hour"), 0);
        Assert.Contains(Of(run, "difference") < 0 ? "slower than simulated" : "faster than simulated", run.GetProperty("verdict").GetString(), StringComparison.Ordinal);

        var model = told.GetProperty("models")[0];
        Assert.Equal(16 * 672, Of(model, "serving_gpu_hours"));
        Assert.Equal(Lab.RackMonth / 100.0 / 4, Of(model, "serving_cost"), 1);
        Assert.Equal(Of(model, "serving_cost") / 40e3, Of(model, "cost_per_million_served"), 9);
        Assert.Equal(Of(model, "serving_cost") / 10e3, Of(model, "cost_per_thousand_requests"), 9);
        var ladder = report.Json.GetProperty("models").EnumerateArray().Single(one => one.GetProperty("model").GetString() == "nova").GetProperty("ladder").EnumerateArray().ToArray();
        Assert.Equal(ladder.Where(rung => rung.GetProperty("rung").GetString() != "serving and other business").Sum(rung => rung.GetProperty("adds").GetDecimal()), model.GetProperty("cost_without_serving").GetDecimal());
    }

    [Fact]
    public void What_a_resumed_attempt_did_after_its_last_checkpoint_is_no_part_of_the_final_run()
    {
        var ladder = lab.Report("--format", "json").Succeeded().Json.GetProperty("models").EnumerateArray().Single(one => one.GetProperty("model").GetString() == "nova").GetProperty("ladder");
        double Adds(int rung) => ladder[rung].GetProperty("adds").GetDouble();
        var hour = Lab.RackMonth / 100.0 / (64 * 744);
        Assert.Equal(Lab.Useful * hour, Adds(0), 1);
        Assert.Equal((Lab.RunHours - Lab.Useful) * hour, Adds(1), 1);
    }

    [Fact]
    public void It_is_said_to_people_in_both_languages_and_listed_as_rows()
    {
        var english = lab.Report("--format", "markdown").Succeeded().Out;
        Assert.Contains("What runs made of their accelerators", english, StringComparison.Ordinal);
        Assert.Contains("USD for a million tokens", english, StringComparison.Ordinal);
        var french = lab.Report("--lang", "fr").Succeeded().Out;
        Assert.Contains("Ce que les entraînements ont tiré de leurs accélérateurs", french, StringComparison.Ordinal);
        Assert.Contains("la simulation en donne", french, StringComparison.Ordinal);
        Assert.DoesNotContain("simulated", french, StringComparison.Ordinal);
        var lines = lab.Report("--format", "csv").Succeeded().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Where(line => !line.Contains('"', StringComparison.Ordinal)).Select(row => row.Split(',')).ToArray();
        Assert.Equal(["by", "name", "gpu_hours", "attempts", "amount", "currency", "value", "unit"], rows[0]);
        Assert.All(rows, row => Assert.Equal(8, row.Length));
        Assert.Contains(rows, row => row is ["efficiency", "run v1: useful_gpu_hours", .., "29120", "GPU-hour"]);
    }

    [Fact]
    public void Where_no_parallelism_is_stated_the_fastest_that_a_search_finds_stands_for_it()
    {
        Change("    parallelism: { tensor: 2, sharding: zero1 }\n", "");
        var run = lab.Report("--format", "json").Succeeded().Json.GetProperty("efficiency").GetProperty("runs")[0];
        Assert.True(run.GetProperty("simulated").GetProperty("searched").GetBoolean());
        Assert.Contains("no parallelism is stated", lab.Report().Succeeded().Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_stated_is_named_and_what_has_no_attempt_is_told_with_its_place()
    {
        Change("    global_batch: 128\n", "");
        Change("models:", "  ghost: { tokens: 1B, assumption: A guess }\nmodels:\n  phantom: {}");
        var told = lab.Report("--format", "json").Succeeded().Json.GetProperty("efficiency");
        Assert.Contains("'global_batch'", told.GetProperty("runs")[0].GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.Equal(["rules.yaml:14:3: No rule gives an attempt to the run 'ghost'.", "rules.yaml:16:3: No rule gives an attempt to the model 'phantom'."], told.GetProperty("warnings").EnumerateArray().Select(warning => $"{warning.GetProperty("at").GetString()}: {warning.GetProperty("what").GetString()}"));
    }

    [Theory]
    [InlineData("precision: bf16", "precision: fp77", "The catalogue has no peak rate of H100-SXM in 'fp77'.")]
    [InlineData("accelerator: H100-SXM", "accelerator: H1000", "H1000")]
    [InlineData("meta-llama/Llama-3.1-8B", "meta-llama/Lama-3.1-8B", "The catalogue has no architecture 'meta-llama/Lama-3.1-8B'.")]
    [InlineData("meta-llama/Llama-3.1-8B", "none.json", "There is no file 'none.json'.")]
    public void What_the_catalogue_does_not_know_is_refused_with_its_place(string from, string to, string why)
    {
        Change(from, to);
        var refused = lab.Report();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
    }

    private void Change(string from, string to)
    {
        var rules = File.ReadAllText(lab.Folder["rules.yaml"]);
        Assert.Contains(from, rules, StringComparison.Ordinal);
        File.WriteAllText(lab.Folder["rules.yaml"], rules.Replace(from, to, StringComparison.Ordinal));
    }
}
