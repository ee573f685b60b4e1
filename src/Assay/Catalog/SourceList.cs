using Assay.Documents;
using Assay.Modeling;

namespace Assay.Catalog;

/// <summary>Reads a map of sources, in <c>sources.yaml</c> or under <c>sources:</c> of a case.</summary>
public static class SourceList
{
    private static readonly string[] WaysOfReading = ["full", "part", "secondary", "table"];

    public static IEnumerable<Source> Read(YamlMap map, Errors errors)
    {
        return map.Entries.Select(entry => Read(entry, errors)).OfType<Source>();
    }

    /// <summary>Reads one source; null where something is wrong with it.</summary>
    public static Source? Read(YamlEntry entry, Errors errors)
    {
        if (entry.Value is not YamlMap fields)
        {
            errors.Add(entry.Value.At, $"The source '{entry.Key}' must be a map.", "Give it title, publisher, date, url and read.");
            return null;
        }

        var reader = new MapReader(fields, "a source", errors);
        var title = reader.RequiredText("title", "Name the publication.");
        var publisher = reader.RequiredText("publisher", "Say who published it.");
        var date = reader.RequiredText("date", "Say when it was published: a year, a month (2025-01) or a day (2025-01-31).");
        if (date is not null && FactDate.Parse(date) is null)
            errors.Add(reader.Map.Find("date")!.At, $"'{date}' is no date.", "Write a year, a month (2025-01) or a day (2025-01-31).");
        var url = reader.Text("url");
        var read = reader.RequiredText("read", $"Say how it was read: {string.Join(", ", WaysOfReading)}.");
        if (read is not null && !WaysOfReading.Contains(read))
            errors.Add(reader.Map.Find("read")!.At, $"'{read}' is no way of reading a source.", $"Write one of: {string.Join(", ", WaysOfReading)}.");
        var note = reader.Text("note");
        reader.RefuseTheRest();
        return title is null || publisher is null || date is null || read is null ? null : new Source(entry.Key, title, publisher, date, url, read, note);
    }
}
