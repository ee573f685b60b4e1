using System.CommandLine;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep query</c>: SQL over the results.</summary>
internal static class SweepQueryCommand
{
    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var sql = new Argument<string>("sql") { Description = Say("A query of DuckDB's SQL over the table 'results'.") };
        var command = new Command("query", Say("Ask the results of a sweep in SQL.")) { directory, sql };
        command.SetAction(parsed =>
        {
            var folder = SweepFolder.Open(globals.Host.Files.Local(parsed.GetRequiredValue(directory)));
            if (!folder.IsDone)
                throw new InputException(null, "The sweep is not done.", $"'assay sweep run' goes on with it; 'assay sweep status {folder.Root}' says how far it is.");
            var table = SweepResults.Query(folder, parsed.GetRequiredValue(sql), globals.Sampling(parsed).Threads);
            Printer.Print(globals, parsed, () => new Page([new Table("", [.. table.Columns.Select(column => new Column(column.Name, column.IsNumber))], [.. table.Rows.Select(row => row.Select(value => Text(value)).ToArray())])]), () => table.Rows.Select(row => row.Select(Text)).Prepend(table.Columns.Select(column => column.Name)), json =>
                json.Objects("rows", table.Rows, row =>
                {
                    for (var i = 0; i < row.Length; i++)
                        Write(json, table.Columns[i].Name, row[i]);
                }));
            return 0;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case double number:
                json.Number(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            default:
                json.WriteString(name, value.ToString());
                break;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => Json.Text(number),
        bool flag => flag ? "true" : "false",
        _ => value.ToString()!,
    };
}
