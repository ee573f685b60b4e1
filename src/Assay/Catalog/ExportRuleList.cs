using System.Globalization;
using Assay.Documents;

namespace Assay.Catalog;

/// <summary>Reads <c>export_rules.yaml</c>.</summary>
internal static class ExportRuleList
{
    public static IReadOnlyList<ExportRule> Read(SourceText file, ValueReader values, Errors errors) =>
        [.. YamlText.Read(file).Entries.Select(entry => Rule(entry, values, errors)).OfType<ExportRule>()];

    private static ExportRule? Rule(YamlEntry entry, ValueReader values, Errors errors)
    {
        if (entry.Value is not YamlMap fields)
        {
            errors.Add(entry.Value.At, $"The export rule '{entry.Key}' must be a map.", "Give it title, from, chips, regions and a source.");
            return null;
        }

        var reader = new MapReader(fields, "an export rule", errors);
        var grounds = values.ReadGrounds(reader, null);
        var title = reader.RequiredText("title", "Say in a line what it says.");
        var from = Day(reader.RequiredScalar("from", "Give the first day on which a licence is needed."), errors);
        var to = Day(reader.Scalar("to"), errors);
        var inForce = reader.Scalar("in_force");
        var review = reader.Text("review");
        var chips = reader.Texts("chips") ?? [];
        var regions = reader.Texts("regions") ?? [];
        reader.RefuseTheRest();
        if (inForce is { Text: not ("yes" or "no") })
            errors.Add(inForce.At, $"'{inForce.Text}' under 'in_force' is neither yes nor no.", "Write 'in_force: no' for a rule that never applied; else take it out.");
        if (grounds is null)
            errors.Add(entry.At, $"The export rule '{entry.Key}' has no source.", "Describe where it was read in sources.yaml, and name it: 'source: ID'.");
        if (chips.Count == 0 || regions.Count == 0)
            errors.Add(entry.At, $"The export rule '{entry.Key}' covers no {(chips.Count == 0 ? "chip" : "region")}.", "Write 'chips: [H100]' and 'regions: [CN]'.");
        if (from is { } first && to is { } last && last < first)
            errors.Add(fields.Find("to")!.At, $"The export rule '{entry.Key}' ends on {last:yyyy-MM-dd}, before it begins on {first:yyyy-MM-dd}.", "Exchange 'from' and 'to'.");
        return title is null || from is not { } begin || grounds is null
            ? null
            : new ExportRule(entry.Key, title, begin, to, inForce?.Text != "no", [.. chips.Select(chip => chip.Text)], [.. regions.Select(region => region.Text)], review, grounds, entry.At);
    }

    private static DateOnly? Day(YamlScalar? text, Errors errors)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors.Add(text.At, $"'{text.Text}' is no day.", "Write year, month and day: 2025-01-31.");
        return null;
    }
}
