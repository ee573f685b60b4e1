using System.CommandLine;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay serving</c>: what answering requests takes.</summary>
internal sealed class ServingCommand
{
    private readonly Globals globals;
    private readonly Option<string?> calibration = new("--calibration") { Description = Say("A calibration written by 'assay serving calibrate', in place of the shipped one."), HelpName = "file", Recursive = true };

    private ServingCommand(Globals globals) => this.globals = globals;

    public static Command Create(Globals globals)
    {
        var serving = new ServingCommand(globals);
        var command = new Command("serving", Say("Predict what serving a model takes and costs: latency, throughput, GPUs for a load."))
        {
            ServingPredictCommand.Create(globals, serving),
            ServingSimulateCommand.Create(globals, serving),
            ServingSearchCommand.Create(globals, serving),
            ServingValidateCommand.Create(globals, serving),
            ServingCalibrateCommand.Create(globals, serving),
        };
        command.Add(serving.calibration);
        return command;
    }

    /// <exception cref="InputException">The calibration cannot be read.</exception>
    public ServingPredictor Predictor(ParseResult parsed) => new(globals.Catalogue(parsed), globals.Files(parsed), parsed.GetValue(calibration) is { } path ? globals.Host.Files.Text(path, Say("a calibration")) : null);

    public void Warn(ParseResult parsed, IEnumerable<Message> warnings) => globals.Warn(parsed, warnings);
}
