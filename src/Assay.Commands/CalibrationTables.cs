using System.Text.Json;
using Assay.Commands.Output;
using Assay.Fitting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What measurements taught a simulator, for people and for programs.</summary>
internal static class CalibrationTables
{
    public static Page Show<TWhich>(Calibration<TWhich> fit, IReadOnlyList<IReportedRow> rows)
        where TWhich : struct, Enum => new(
    [
        new Paragraph(Say($"{rows.Count} rows of {rows.Select(row => row.Family).Distinct().Count()} families. What the coefficients leave unexplained, as a factor: {string.Join(", ", fit.Noise.Spreads.Select(spread => $"{spread.Kind.Replace('_', ' ')} {Math.Exp(spread.Spread):F2}"))}.")),
        new Table(
            Say("Coefficients: before and after"),
            [new(Say("coefficient")), new(Say("prior"), true), new(Say("posterior"), true), new(Say("90 % interval"), true), new(Say("meaning"), Width: 60)],
            [.. fit.Priors.Select((prior, i) => new[] { prior.Key, Number(prior.Median), Number(prior.Outer(fit.Centre[i])), Say($"{Number(End(fit, i, -1))} to {Number(End(fit, i, 1))}"), Say(prior.Title) })]),
    ]);

    public static IEnumerable<IEnumerable<string>> Rows<TWhich>(Calibration<TWhich> fit)
        where TWhich : struct, Enum
    {
        yield return ["coefficient", "prior_median", "prior_spread", "median", "p5", "p95"];
        for (var i = 0; i < fit.Priors.Count; i++)
            yield return [fit.Priors[i].Key, .. new[] { fit.Priors[i].Median, fit.Priors[i].Spread, fit.Priors[i].Outer(fit.Centre[i]), End(fit, i, -1), End(fit, i, 1) }.Select(Json.Text)];
    }

    public static void Write<TWhich>(Utf8JsonWriter json, Calibration<TWhich> fit, IReadOnlyList<IReportedRow> rows)
        where TWhich : struct, Enum
    {
        json.WriteNumber("rows", rows.Count);
        json.Texts("families", rows.Select(row => row.Family).Distinct());
        for (var i = 0; i < fit.Noise.Spreads.Count; i++)
            json.Number(fit.Form.Kinds[i].Key, fit.Noise.Spreads[i].Spread);
        json.WriteStartArray("coefficients");
        for (var i = 0; i < fit.Priors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", fit.Priors[i].Key);
            json.WriteString("title", fit.Priors[i].Title);
            json.Number("prior_median", fit.Priors[i].Median);
            json.Number("prior_spread", fit.Priors[i].Spread);
            json.Number("median", fit.Priors[i].Outer(fit.Centre[i]));
            json.Number("p5", End(fit, i, -1));
            json.Number("p95", End(fit, i, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static double End<TWhich>(Calibration<TWhich> fit, int i, int side)
        where TWhich : struct, Enum => fit.Priors[i].Outer(fit.Centre[i] + (side * HeldOut<IReportedRow>.Tail * fit.Spread(i)));

    private static string Number(double value) => value.ToString("G3");
}
