using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Commands.Output;

/// <summary>The parts that the JSON documents of all commands share.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document and a line end.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>A number at twelve digits, which is more than any result is good for and hides the last bits.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(value));
    }

    public static string Text(double value)
    {
        var rounded = double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (rounded == 0 ? 0 : rounded).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The fields of a summary in a unit: mean, sd and quantiles.</summary>
    public static void Fields(this Utf8JsonWriter json, Summary summary, Unit unit)
    {
        json.Number("mean", summary.Mean / unit.Scale);
        json.Number("sd", summary.StandardDeviation / unit.Scale);
        json.Number("p5", summary.P5 / unit.Scale);
        json.Number("p25", summary.P25 / unit.Scale);
        json.Number("p50", summary.P50 / unit.Scale);
        json.Number("p75", summary.P75 / unit.Scale);
        json.Number("p95", summary.P95 / unit.Scale);
    }

    /// <summary>A summary with its unit as an object.</summary>
    public static void Object(this Utf8JsonWriter json, string name, Summary summary, Unit unit)
    {
        json.WriteStartObject(name);
        json.WriteString("unit", unit.Name);
        json.Fields(summary, unit);
        json.WriteEndObject();
    }

    /// <summary>A message in English, in which documents for programs are written.</summary>
    public static void WriteString(this Utf8JsonWriter json, string name, Message? text) => json.WriteString(name, text?.ToString());

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<Message> texts) => json.Texts(name, texts.Select(text => text.ToString()));

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>An array of objects, one for each item; what is given writes what stands in it.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> item)
    {
        json.WriteStartArray(name);
        foreach (var one in items)
        {
            json.WriteStartObject();
            item(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Sources, as an array.</summary>
    public static void Sources(this Utf8JsonWriter json, IEnumerable<Source> sources)
    {
        json.Objects("sources", sources, source =>
        {
            json.WriteString("id", source.Id);
            json.WriteString("title", source.Title);
            json.WriteString("publisher", source.Publisher);
            json.WriteString("date", source.Date);
            json.WriteString("url", source.Url);
            json.WriteString("read", source.Read);
        });
    }

    /// <summary>What a quantity rests on; a computed one has null.</summary>
    public static void Grounds(this Utf8JsonWriter json, Grounds? grounds)
    {
        if (grounds is null)
        {
            json.WriteNull("grounds");
            return;
        }

        json.WriteStartObject("grounds");
        switch (grounds)
        {
            case Grounds.Fact fact:
                json.WriteString("kind", "fact");
                json.Texts("sources", fact.Sources);
                break;
            case Grounds.Assumption assumption:
                json.WriteString("kind", "assumption");
                json.WriteString("because", assumption.Because);
                break;
            default:
                throw new InvalidOperationException($"No JSON for {grounds.GetType().Name}.");
        }

        if (grounds.Note is { } note)
            json.WriteString("note", note);
        json.WriteEndObject();
    }
}
