using System.CommandLine;
using Assay.Documents;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay training</c>: what a training run takes.</summary>
internal sealed class TrainingCommand
{
    private readonly Globals globals;
    private readonly Option<string?> calibration = new("--calibration") { Description = Say("A calibration written by 'assay training calibrate', in place of the shipped one."), HelpName = "file", Recursive = true };

    private TrainingCommand(Globals globals) => this.globals = globals;

    public static Command Create(Globals globals)
    {
        var training = new TrainingCommand(globals);
        var command = new Command("training", Say("Predict what a training run takes, and find the best way to run it."))
        {
            TrainingPredictCommand.Create(globals, training),
            TrainingMemoryCommand.Create(globals, training),
            TrainingSearchCommand.Create(globals, training),
            TrainingValidateCommand.Create(globals, training),
            TrainingCalibrateCommand.Create(globals, training),
        };
        command.Add(training.calibration);
        return command;
    }

    /// <exception cref="InputException">The calibration cannot be read.</exception>
    public TrainingSimulator Simulator(ParseResult parsed) => new(globals.Catalogue(parsed), globals.Files(parsed), parsed.GetValue(calibration) is { } path ? globals.Host.Files.Text(path, Say("a calibration")) : null);

    public void Warn(ParseResult parsed, IEnumerable<Message> warnings) => globals.Warn(parsed, warnings);
}
