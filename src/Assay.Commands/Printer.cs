using System.CommandLine;
using System.Text;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Reporting.Languages;

namespace Assay.Commands;

/// <summary>Prints what a command found, in the format asked for.</summary>
internal static class Printer
{
    /// <param name="globals">The options that say how.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="page">For people: tables in a terminal or in Markdown.</param>
    /// <param name="rows">For spreadsheets, the header first.</param>
    /// <param name="json">For machines.</param>
    public static void Print(Globals globals, ParseResult parsed, Func<Page> page, Func<IEnumerable<IEnumerable<string>>> rows, Action<Utf8JsonWriter> json)
    {
        var format = globals.Format(parsed);
        if (format == Format.Json)
        {
            using var stream = globals.Host.Output();
            using var buffered = new BufferedStream(stream, 1 << 16);
            // Programs read one language, whoever asked.
            Language.English.While(() =>
            {
                Json.Write(buffered, json);
                return true;
            });
            return;
        }

        using var writer = new StreamWriter(globals.Host.Output(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        switch (format)
        {
            case Format.Csv:
                Language.English.While(() =>
                {
                    CsvRows.Write(rows(), writer);
                    return true;
                });
                break;
            case Format.Markdown:
                MarkdownPage.Write(page(), writer);
                break;
            default:
                TerminalPage.Write(page(), writer, globals.Color(parsed) && globals.Host.OutputIsTerminal, globals.Host.OutputIsTerminal);
                break;
        }
    }
}
