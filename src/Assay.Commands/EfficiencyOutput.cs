using System.Text.Json;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Reporting.Spending;

namespace Assay.Commands;

/// <summary>What tokens cost and what was made of accelerators, in the report of accounts.</summary>
internal static class EfficiencyOutput
{
    public static IEnumerable<Block> Show(EfficiencyReport report)
    {
        foreach (var table in EfficiencyTables.Of(report))
        {
            yield return new Table(table.Caption, [.. table.Columns.Select(column => new Column(column.Title, column.IsNumber))], table.Rows);
            foreach (var note in table.Notes)
                yield return new Paragraph(note);
        }

        foreach (var warning in EfficiencyTables.Warnings(report))
            yield return new Paragraph(warning);
    }

    /// <summary>The same for programs.</summary>
    public static void Write(Utf8JsonWriter json, EfficiencyReport report)
    {
        json.WriteStartObject("efficiency");
        json.WriteString("currency", report.Currency);
        json.Objects("runs", report.Runs, run => Write(json, run));
        json.Objects("models", report.Models, model =>
        {
            json.WriteString("model", model.Model);
            Optional(json, "tokens", model.Tokens > 0 ? model.Tokens : null);
            Cents(json, "cost_without_serving", model.Cents);
            Optional(json, "cost_per_million_tokens", EfficiencyReport.Each(model.Cents, model.Tokens / 1e6));
            Optional(json, "cost_per_trillion_tokens", EfficiencyReport.Each(model.Cents, model.Tokens / 1e12));
            json.WriteString("served_from", model.From is { } from ? $"{from:yyyy-MM-dd}" : null);
            json.WriteString("served_to", model.To is { } to ? $"{to:yyyy-MM-dd}" : null);
            Optional(json, "served_tokens", model.Served > 0 ? model.Served : null);
            Optional(json, "served_requests", model.Answered > 0 ? model.Answered : null);
            json.Number("serving_gpu_hours", model.ServingHours);
            Cents(json, "serving_cost", model.From is null ? null : model.ServingCents);
            Optional(json, "cost_per_million_served", EfficiencyReport.Each(model.CentsOfTokens, model.Served / 1e6));
            Optional(json, "cost_per_thousand_requests", EfficiencyReport.Each(model.CentsOfAnswers, model.Answered / 1e3));
        });
        json.Objects("warnings", report.Warnings, warning =>
        {
            json.WriteString("at", warning.At?.ToString());
            json.WriteString("what", warning.What);
        });
        json.WriteEndObject();
    }

    /// <summary>The same as rows: what it is, whose, the value, its unit.</summary>
    public static IEnumerable<(string By, string Name, double Value, string Unit)> Rows(EfficiencyReport report)
    {
        var currency = report.Currency ?? "";
        foreach (var run in report.Runs)
        {
            (string Name, double? Value, string Unit)[] told =
            [
                ("gpu_hours", run.Hours, "GPU-hour"), ("useful_gpu_hours", run.Useful, "GPU-hour"), ("goodput", run.Goodput, "1"), ("tokens", run.Stated.Tokens, "token"), ("cost", run.Cents / 100.0, currency),
                ("cost_per_million_tokens", EfficiencyReport.Each(run.Cents, run.Stated.Tokens / 1e6), $"{currency}/Mtoken"), ("mfu", run.Mfu, "1"), ("mfu_useful", run.UsefulMfu, "1"), ("mfu_at_most", run.Activity?.TensorActive, "1"),
                ("mfu_simulated", run.SimulatedMfu, "1"), ("difference", run.Difference, "1"),
            ];
            foreach (var (name, value, unit) in told.Where(one => one.Value is not null))
                yield return ("efficiency", $"run {run.Stated.Name}: {name}", value!.Value, unit);
        }

        foreach (var model in report.Models)
        {
            (string Name, double? Value, string Unit)[] told =
            [
                ("tokens", model.Tokens > 0 ? model.Tokens : null, "token"), ("cost_without_serving", model.Cents / 100.0, currency), ("cost_per_million_tokens", EfficiencyReport.Each(model.Cents, model.Tokens / 1e6), $"{currency}/Mtoken"),
                ("served_tokens", model.Served > 0 ? model.Served : null, "token"), ("serving_cost", model.From is null ? null : model.ServingCents / 100.0, currency), ("cost_per_million_served", EfficiencyReport.Each(model.CentsOfTokens, model.Served / 1e6), $"{currency}/Mtoken"),
                ("served_requests", model.Answered > 0 ? model.Answered : null, "request"), ("cost_per_thousand_requests", EfficiencyReport.Each(model.CentsOfAnswers, model.Answered / 1e3), $"{currency}/1000 requests"),
            ];
            foreach (var (name, value, unit) in told.Where(one => one.Value is not null))
                yield return ("efficiency", $"model {model.Model}: {name}", value!.Value, unit);
        }
    }

    private static void Write(Utf8JsonWriter json, RunEfficiency run)
    {
        json.WriteString("run", run.Stated.Name);
        json.WriteString("model", run.Model);
        json.WriteString("architecture", run.Architecture);
        json.WriteString("accelerator", run.Accelerator);
        json.WriteString("precision", run.Precision);
        json.WriteString("source", run.Stated.Grounds.Source);
        json.WriteString("assumption", run.Stated.Grounds.Assumption);
        json.WriteString("note", run.Stated.Grounds.Note);
        json.Number("gpu_hours", run.Hours);
        json.Number("useful_gpu_hours", run.Useful);
        json.Number("lost_gpu_hours", run.Lost);
        Optional(json, "goodput", run.Goodput);
        Optional(json, "tokens", run.Stated.Tokens);
        Optional(json, "tokens_per_useful_gpu_hour", run.TokensPerUsefulHour);
        Cents(json, "cost", run.Cents);
        Optional(json, "cost_per_million_tokens", EfficiencyReport.Each(run.Cents, run.Stated.Tokens / 1e6));
        Optional(json, "cost_per_trillion_tokens", EfficiencyReport.Each(run.Cents, run.Stated.Tokens / 1e12));
        Optional(json, "flop_per_token", run.FlopPerToken);
        json.WriteBoolean("attention_counted", run.Stated.Sequence is not null);
        Optional(json, "peak_flop_per_s", run.Peak);
        Optional(json, "mfu", run.Mfu);
        Optional(json, "mfu_useful", run.UsefulMfu);
        Optional(json, "mfu_at_most", run.Activity?.TensorActive);
        Optional(json, "difference", run.Difference);
        json.WriteString("verdict", run.Verdict?.ToString());
        if (run.Simulated is not { } simulated)
            return;
        json.WriteStartObject("simulated");
        json.WriteNumber("gpus", simulated.Plan.Gpus);
        json.WriteBoolean("searched", simulated.Searched);
        json.Number("step_time_s", simulated.StepSeconds);
        json.Number("tokens_per_gpu_hour", simulated.TokensPerHour);
        json.Number("tokens_per_gpu_hour_p5", simulated.Rates.P5);
        json.Number("tokens_per_gpu_hour_p95", simulated.Rates.P95);
        Optional(json, "mfu", run.SimulatedMfu);
        TrainingTables.Write(json, simulated.Plan.Strategy);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
            json.Number(name, known);
        else
            json.WriteNull(name);
    }

    private static void Cents(Utf8JsonWriter json, string name, long? cents)
    {
        json.WritePropertyName(name);
        if (cents is { } known)
            json.WriteRawValue(MoneyJson.Text(known));
        else
            json.WriteNullValue();
    }
}
