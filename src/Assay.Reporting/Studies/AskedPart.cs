using System.Xml.Linq;
using Assay.Reporting.Markup;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>What a sweep was asked: its cases or its plan, its axes, its outputs, and what holds everywhere.</summary>
internal static class AskedPart
{
    public static XElement Of(StudyFigures figures)
    {
        var sweep = figures.Sweep;
        return Section(
            "asked",
            StudyWords.Asked,
            Tag("dl", Rows(sweep).SelectMany(row => new[] { Tag("dt", row.Name), Tag("dd", row.Content) })),
            Table.Of(
                Say("Axes"),
                [new(Say("axis")), new(Say("sets")), new(Say("values"), true), new(Say("from")), new(Say("to"))],
                figures.AxisTitles.Select(axis => (IReadOnlyList<object?>)[axis.Axis.Id, Set(axis.Axis.Set, axis.Title), Count(axis.Axis), From(axis.Axis), To(axis.Axis)])),
            Table.Of(
                Say("Outputs"),
                [new(Say("output")), new(Say("holds")), new(Say("unit")), new(Say("which end is wanted"))],
                figures.Outputs.Select(output => (IReadOnlyList<object?>)[output.Id, Set(output.Output.Path, output.Title), output.IsWords ? Say("words") : Units.Of(output), output.Output.Better is { } better ? StudyWords.Wanted(better) : "–"])));
    }

    private static IEnumerable<(string Name, object Content)> Rows(Sweep sweep)
    {
        yield return (Say("sweep"), Code(sweep.Id));
        if (sweep.Plan is { } plan)
            yield return (Say("plan"), Code($"assay {plan.Text}"));
        else
            yield return (sweep.Cases.Count == 1 ? Say("case") : Say("cases"), Join(", ", sweep.Cases.Select(one => Code(one.Text))));
        yield return (Say("points"), Say($"{sweep.Points:N0}: {StudyWords.Of(sweep.Design)}"));
        if (sweep.Fixed.Count > 0)
            yield return (Say("set everywhere"), Join(", ", sweep.Fixed.Select(one => Code($"{one.Set}: {one.Value.Text}"))));
        if (sweep.Where.Count > 0)
            yield return (Say("where"), Join(", ", sweep.Where.Select(one => Code(one.Text))));
        yield return (Say("draws"), Say($"{sweep.Samples:N0}, seed {sweep.Seed}"));
    }

    private static XElement Code(string text) => Tag("code", text);

    private static object?[] Set(string set, Documents.Message? title) => [Tag("code", Sections.Subject.Breakable(set)), title is null ? null : Span("range", Say(title))];

    private static string Count(Axis axis) => axis.Range is { Steps: 0 } ? Say("by design") : StudyAmounts.Count(axis.Count);

    private static string From(Axis axis) => axis.Range is { } range ? Amounts.Print(range.From, range.Unit) : axis.Values[0].Text;

    private static string To(Axis axis) => axis.Range is { } range ? Amounts.Print(range.To, range.Unit) + (range.IsLogarithmic ? " " + Say("in equal ratios") : "") : axis.Values.Count == 1 ? "" : axis.Values[^1].Text;
}
