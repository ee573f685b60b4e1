using System.CommandLine;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Reporting.Studies;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep export</c>: every point of a sweep as a file for other programs.</summary>
internal static class SweepExportCommand
{
    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var file = new Argument<string>("file") { Description = Say("The file to write; its ending says what it is: .csv, .parquet or .xlsx.") };
        var command = new Command("export", Say("Write every point of a sweep to a file for other programs.")) { directory, file };
        command.SetAction(parsed =>
        {
            var told = parsed.GetRequiredValue(file);
            var kind = Path.GetExtension(told).ToLowerInvariant();
            if (kind is not (".csv" or ".parquet" or ".xlsx"))
                throw new InputException(null, $"'{told}' ends in none of .csv, .parquet and .xlsx.", "The ending of the file says what is written: name such as results.csv.");
            globals.Host.Files.CheckWritable(told);
            var (set, folder, _) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            var path = globals.Host.Files.Local(told);
            if (Path.GetFullPath(path) == Path.GetFullPath(folder.Results))
                throw new InputException(null, $"'{told}' is where the results of the sweep lie.", "Name another file.");
            // Units come with the results; titles need the study.
            using var reading = SweepReading.Open(folder, set.Sweep, kind == ".xlsx" ? set.Study() : null);
            LongWork.Run(globals, parsed, Say("export"), _ =>
            {
                if (kind == ".xlsx")
                    StudyWorkbook.Write(path, null, reading);
                else
                    SweepExport.Write(reading, path, kind == ".csv");
                return true;
            });
            var rows = reading.Done + reading.Failed;
            Printer.Print(globals, parsed, () => new Page([new Paragraph(Say($"{rows:N0} points written to '{told}'."))]), () => [["rows", "file"], [Json.Text(rows), told]], json =>
            {
                json.WriteNumber("rows", rows);
                json.WriteString("file", told);
            });
            return 0;
        });
        return command;
    }
}
