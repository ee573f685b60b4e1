using System.Text.Json;
using Assay.Catalog;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Training;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>A whole run, as <c>assay training predict</c> shows it.</summary>
internal static class RunTables
{
    public static IEnumerable<Block> Blocks(RunPrediction run)
    {
        yield return new Table(
            Say($"The run: {Amount(run.Tokens)} tokens in {run.Steps:N0} steps"),
            [new(Say("quantity")), new(Say("median"), true), new(Say("90 % interval"), true)],
            [.. Summaries(run.Totals).Select(of => Line(Say(of.Words), of.Summary, of.Shown)), Line(Say("training between checkpoints"), Scaled(run.CheckpointMinutes, 1.0 / 60), UnitTable.Parse("minute"))]);
        if (run.Phases.Count > 1)
        {
            yield return new Table(
                Say("Its phases, medians"),
                [new(Say("phase")), new(Say("tokens"), true), new(Say("GPUs"), true), new(Say("batch"), true), new(Say("sequence"), true), new(Say("steps"), true), new(Say("step"), true), new(Say("days"), true), new(Say("GPU-hours"), true), new(Say("goodput"), true)],
                [.. run.Phases.Select(phase => new[]
                {
                    phase.Phase.Id, Amount(phase.Phase.Tokens), Say($"{phase.Plan.Gpus:N0}"), Say($"{phase.Plan.Job.GlobalBatch:N0}"), Say($"{phase.Plan.Job.Sequence:N0}"), Say($"{phase.Steps:N0}"),
                    $"{Rounding.Significant(phase.StepSeconds.P50)} s", Rounding.Significant(phase.Totals.Days.P50), Amount(phase.Totals.GpuHours.P50), Say($"{100 * phase.Totals.Goodput.P50:F1} %"),
                })]);
        }

        yield return new Table(
            Say("What that rests on beside the step"),
            [new(Say("value")), new(Say("median"), true), new(Say("90 % interval"), true), new(Say("source"), Width: 60)],
            [.. run.Facts.All.Select(fact => (string[])[Say(fact.Title), Amounts.Print(RunValue.Median(fact), fact.Unit!.Value), Interval(fact), fact.Grounds is Grounds.Fact ? Figures.Grounds(fact.Grounds) : fact.Name.StartsWith("training.", StringComparison.Ordinal) ? Say("given") : Say("assumption")])]);
        foreach (var note in run.Notes)
            yield return new Paragraph(Say(note));
    }

    public static IEnumerable<IEnumerable<string>> Rows(RunPrediction run)
    {
        yield return ["run.tokens", "token", Json.Text(run.Tokens), "", "", "", "", "", ""];
        yield return ["run.steps", "1", Json.Text(run.Steps), "", "", "", "", "", ""];
        foreach (var row in Rows("run", run.Totals))
            yield return row;
        foreach (var phase in run.Phases.Where(_ => run.Phases.Count > 1))
        {
            yield return [$"run.phases.{phase.Phase.Id}.tokens", "token", Json.Text(phase.Phase.Tokens), "", "", "", "", "", ""];
            yield return [$"run.phases.{phase.Phase.Id}.steps", "1", Json.Text(phase.Steps), "", "", "", "", "", ""];
            foreach (var row in Rows($"run.phases.{phase.Phase.Id}", phase.Totals))
                yield return row;
        }
    }

    public static void Write(Utf8JsonWriter json, RunPrediction run)
    {
        json.WriteStartObject("run");
        json.Number("tokens", run.Tokens);
        json.Number("steps", run.Steps);
        Write(json, run.Totals);
        json.Object("checkpoint_interval", Scaled(run.CheckpointMinutes, 1.0 / 60), UnitTable.Parse("minute"));
        json.Objects("phases", run.Phases, phase =>
        {
            json.WriteString("id", phase.Phase.Id);
            json.Number("tokens", phase.Phase.Tokens);
            json.WriteNumber("gpus", phase.Plan.Gpus);
            json.WriteNumber("global_batch", phase.Plan.Job.GlobalBatch);
            json.WriteNumber("sequence", phase.Plan.Job.Sequence);
            json.Number("steps", phase.Steps);
            json.Object("step_time", Scaled(phase.StepSeconds, 1.0 / 3600), UnitTable.Parse("s"));
            Write(json, phase.Totals);
        });
        json.Objects("inputs", run.Facts.All, fact =>
        {
            json.WriteString("name", fact.Name);
            json.WriteString("title", fact.Title);
            json.WriteString("unit", fact.Unit!.Value.Name);
            json.Number("p5", Agreement.End(fact.Definition, 0.05) / fact.Unit.Value.Scale);
            json.Number("p50", RunValue.Median(fact) / fact.Unit.Value.Scale);
            json.Number("p95", Agreement.End(fact.Definition, 0.95) / fact.Unit.Value.Scale);
            json.Grounds(fact.Grounds);
        });
        json.Texts("notes", run.Notes);
        json.WriteEndObject();
    }

    /// <summary>A count as people write it: 14.8T, 300B, 2.66M.</summary>
    public static string Amount(double count)
    {
        var style = Language.Current.Style;
        foreach (var (bound, factor, sign) in style.Magnitudes)
        {
            if (bound >= 1e6 && count >= bound)
                return (count / factor).ToString(count / factor >= 1000 ? "N0" : "G4", style.Numbers) + sign;
        }

        return count.ToString("N0", style.Numbers);
    }

    private static void Write(Utf8JsonWriter json, RunTotals totals)
    {
        foreach (var (key, _, summary, unit) in Summaries(totals))
            json.Object(key, summary, unit);
    }

    private static IEnumerable<IEnumerable<string>> Rows(string name, RunTotals totals) =>
        Summaries(totals).Select(of => (IEnumerable<string>)[$"{name}.{of.Key}", of.Shown.Name, .. new[] { of.Summary.Mean, of.Summary.StandardDeviation, of.Summary.P5, of.Summary.P25, of.Summary.P50, of.Summary.P75, of.Summary.P95 }.Select(value => Json.Text(value / of.Shown.Scale))]);

    // Summaries in base units, as all that is printed by unit; days are told as days.
    public static IEnumerable<(string Key, Message Words, Summary Summary, Unit Shown)> Summaries(RunTotals totals)
    {
        yield return ("days", "time on the clock", Scaled(totals.Days, 24), UnitTable.Parse("day"));
        yield return ("gpu_hours", "GPU time", totals.GpuHours, UnitTable.Parse("GPU-hour"));
        yield return ("goodput", "goodput: time without failures and checkpoints over time on the clock", totals.Goodput, Unit.Share);
        if (totals.Energy is { } energy)
            yield return ("energy", "energy at the meter", energy, UnitTable.Parse("kWh"));
        if (totals.Carbon is { } carbon)
            yield return ("carbon", "carbon of that energy, CO2-equivalent", carbon, UnitTable.Parse("kg"));
        if (totals.Dollars is { } dollars)
            yield return ("cost", "price of hiring these hours", dollars, UnitTable.Parse("USD"));
    }

    private static Summary Scaled(Summary s, double factor) => new(s.Mean * factor, s.StandardDeviation * factor, s.P5 * factor, s.P25 * factor, s.P50 * factor, s.P75 * factor, s.P95 * factor);

    private static string[] Line(string words, Summary summary, Unit unit) => [words, Figures.Median(summary, unit), Figures.Interval(summary, unit)];

    private static string Interval(Node fact)
    {
        var (low, high) = (Agreement.End(fact.Definition, 0.05), Agreement.End(fact.Definition, 0.95));
        return low == high ? "" : Amounts.PrintRange(low, high, fact.Unit!.Value, (high - low) / 3.3);
    }
}
