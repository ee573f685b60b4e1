using System.Text.Json;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What tokens cost and what was made of accelerators, in the report of accounts.</summary>
internal static class EfficiencyOutput
{
    private static readonly Unit Token = UnitTable.Parse("token");

    public static IEnumerable<Block> Show(EfficiencyReport report)
    {
        var currency = report.Currency;
        if (report.Runs.Count > 0)
        {
            yield return new Table(
                Say("What runs made of their accelerators"),
                [new(Say("run")), new(Say("GPU-hours"), true), new(Say("goodput"), true), new(Say("MFU"), true), new(Say("MFU of useful hours"), true), new(Say("MFU at most"), true), new(Say("MFU simulated"), true)],
                [.. report.Runs.Select(run => new[] { run.Stated.Name, Number(run.Hours), Share(run.Goodput), Share(run.Mfu), Share(run.UsefulMfu), Share(run.Activity?.TensorActive), Share(run.Simulated is { } simulated ? run.MfuOf(simulated.TokensPerHour) : null) })]);
            foreach (var run in report.Runs.Where(run => run.Verdict is not null))
                yield return new Paragraph(Say($"{run.Stated.Name}: {run.Verdict}"));
            foreach (var run in report.Runs.Where(run => run.Simulated is { Searched: true }))
                yield return new Paragraph(Say($"{run.Stated.Name}: no parallelism is stated, so the fastest that a search finds on {run.Simulated!.Plan.Gpus:N0} accelerators stands for it: {StrategyText.Of(run.Simulated.Plan.Strategy)}."));
        }

        if (currency is not null && report.Runs.Any(run => run.Stated.Tokens is not null))
        {
            yield return new Table(
                Say("What tokens cost to train on"),
                [new(Say("run")), new(Say("tokens"), true), new(currency, true), new(Say($"{currency} for a million tokens"), true), new(Say($"{currency} for a trillion tokens"), true)],
                [.. report.Runs.Where(run => run.Stated.Tokens is not null).Select(run => new[] { run.Stated.Name, Tokens(run.Stated.Tokens!.Value), Money(run.Cents), Each(run.Cents, run.Stated.Tokens.Value / 1e6), Each(run.Cents, run.Stated.Tokens.Value / 1e12) })]);
            yield return new Paragraph(Say("This is what the attempts of a run cost, failed ones among them; idle capacity, people and what pools share are in the cost of its model."));
        }

        if (currency is not null && report.Models.Where(model => model.Tokens > 0).ToArray() is { Length: > 0 } trained)
        {
            yield return new Table(
                Say("What trained tokens of models cost, with all rungs but serving"),
                [new(Say("model")), new(Say("tokens"), true), new(currency, true), new(Say($"{currency} for a million tokens"), true), new(Say($"{currency} for a trillion tokens"), true)],
                [.. trained.Select(model => new[] { model.Model, Tokens(model.Tokens), Money(model.Cents), Each(model.Cents, model.Tokens / 1e6), Each(model.Cents, model.Tokens / 1e12) })]);
        }

        if (report.Models.Where(model => model.From is not null).ToArray() is { Length: > 0 } served)
        {
            yield return new Table(
                Say("What served tokens of models cost"),
                [new(Say("model")), new(Say("months")), new(Say("tokens"), true), new(Say("GPU-hours"), true), .. currency is null ? Array.Empty<Column>() : [new(currency, true), new(Say("a million tokens"), true), new(Say("a thousand requests"), true)]],
                [.. served.Select(model => (string[])[model.Model, Months(model.From!.Value, model.To!.Value.AddMonths(-1)), model.Served > 0 ? Tokens(model.Served) : "", Number(model.ServingHours), .. currency is null ? Array.Empty<string>() : [Money(model.ServingCents), Each(model.CentsOfTokens, model.Served / 1e6), Each(model.CentsOfAnswers, model.Answered / 1e3)]])]);
        }

        foreach (var warning in report.Warnings)
            yield return new Paragraph(Say($"{warning.At!.Value.ToString()}: {warning.What}"));
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
            Optional(json, "cost_per_million_tokens", Per(model.Cents, model.Tokens / 1e6));
            Optional(json, "cost_per_trillion_tokens", Per(model.Cents, model.Tokens / 1e12));
            json.WriteString("served_from", model.From is { } from ? $"{from:yyyy-MM-dd}" : null);
            json.WriteString("served_to", model.To is { } to ? $"{to:yyyy-MM-dd}" : null);
            Optional(json, "served_tokens", model.Served > 0 ? model.Served : null);
            Optional(json, "served_requests", model.Answered > 0 ? model.Answered : null);
            json.Number("serving_gpu_hours", model.ServingHours);
            Cents(json, "serving_cost", model.From is null ? null : model.ServingCents);
            Optional(json, "cost_per_million_served", Per(model.CentsOfTokens, model.Served / 1e6));
            Optional(json, "cost_per_thousand_requests", Per(model.CentsOfAnswers, model.Answered / 1e3));
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
                ("cost_per_million_tokens", Per(run.Cents, run.Stated.Tokens / 1e6), $"{currency}/Mtoken"), ("mfu", run.Mfu, "1"), ("mfu_useful", run.UsefulMfu, "1"), ("mfu_at_most", run.Activity?.TensorActive, "1"),
                ("mfu_simulated", run.Simulated is { } simulated ? run.MfuOf(simulated.TokensPerHour) : null, "1"), ("difference", run.Difference, "1"),
            ];
            foreach (var (name, value, unit) in told.Where(one => one.Value is not null))
                yield return ("efficiency", $"run {run.Stated.Name}: {name}", value!.Value, unit);
        }

        foreach (var model in report.Models)
        {
            (string Name, double? Value, string Unit)[] told =
            [
                ("tokens", model.Tokens > 0 ? model.Tokens : null, "token"), ("cost_without_serving", model.Cents / 100.0, currency), ("cost_per_million_tokens", Per(model.Cents, model.Tokens / 1e6), $"{currency}/Mtoken"),
                ("served_tokens", model.Served > 0 ? model.Served : null, "token"), ("serving_cost", model.From is null ? null : model.ServingCents / 100.0, currency), ("cost_per_million_served", Per(model.CentsOfTokens, model.Served / 1e6), $"{currency}/Mtoken"),
                ("served_requests", model.Answered > 0 ? model.Answered : null, "request"), ("cost_per_thousand_requests", Per(model.CentsOfAnswers, model.Answered / 1e3), $"{currency}/1000 requests"),
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
        Optional(json, "cost_per_million_tokens", Per(run.Cents, run.Stated.Tokens / 1e6));
        Optional(json, "cost_per_trillion_tokens", Per(run.Cents, run.Stated.Tokens / 1e12));
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
        Optional(json, "mfu", run.MfuOf(simulated.TokensPerHour));
        TrainingTables.Write(json, simulated.Plan.Strategy);
        json.WriteEndObject();
    }

    private static double? Per(long? cents, double? count) => cents is { } known && count is > 0 and { } of ? known / 100.0 / of : null;

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

    private static string Months(DateOnly first, DateOnly last) => first == last ? MoneyJson.Month(first) : Say($"{first:yyyy-MM} to {last:yyyy-MM}");

    private static string Number(double hours) => hours.ToString(hours >= 100 ? "N0" : hours >= 1 || hours == 0 ? "N2" : "0.#####", Language.Current.Style.Numbers);

    private static string Share(double? share) => share is { } known ? Amounts.Share(known) : "";

    private static string Tokens(double tokens) => Amounts.Print(tokens, Token);

    private static string Money(long? cents) => cents is { } known ? (known / 100m).ToString("N2", Language.Current.Style.Numbers) : "";

    private static string Each(long? cents, double count) => Per(cents, count) is { } each ? each.ToString(each >= 1 ? "N2" : each >= 0.0001 ? "0.####" : "G3", Language.Current.Style.Numbers) : "";
}
