using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Fitting;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>The front of the training room: what a run takes, from the catalogue's facts and a calibration.</summary>
public sealed class TrainingSimulator
{
    private static readonly Lazy<TrainingSimulator> OfShipped = new(() => new(Catalogue.Shipped, CatalogFiles.Shipped));

    private readonly SoftwareList software;

    public TrainingSimulator(Catalogue catalogue, CatalogFiles files, SourceText? calibration = null)
    {
        Architectures = new ArchitectureIndex(catalogue);
        Machines = new MachineList(catalogue);
        software = new SoftwareList(files.Read("training/software.yaml"));
        Priors = PriorList.Read<Coefficient>(files.Read("training/coefficients.yaml"));
        Calibration = CalibrationFile.Read(calibration ?? files.Read("training/calibration.yaml"), Fitted.Form, Priors);
    }

    /// <summary>That of the catalogue shipped with the library.</summary>
    public static TrainingSimulator Shipped => OfShipped.Value;

    public ArchitectureIndex Architectures { get; }

    /// <summary>Looks plans up and checks them.</summary>
    public PlanResolver Plans => new(Architectures, Machines, software);

    public MachineList Machines { get; }

    public IReadOnlyList<Prior> Priors { get; }

    public Calibration Calibration { get; }

    /// <summary>What a step of a plan takes, with its uncertainty.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="samples">Draws of the coefficients, at least 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="InputException">Something in the plan is missing, unknown or illegal.</exception>
    public StepPrediction Predict(TrainingPlan plan, int samples = 10_000, ulong seed = 1) =>
        StepPredictor.Predict(Plans.Resolve(plan), Calibration, samples, seed);

    /// <summary>The best ways to spread a plan's job over its GPUs; its own strategy is left aside.</summary>
    /// <exception cref="InputException">Something in the plan is missing or unknown.</exception>
    public SearchResult Search(TrainingPlan plan, int keep = 10, int threads = 1)
    {
        var (job, gpus, _) = Plans.Job(plan);
        return StrategySearch.Run(job, gpus, Calibration.Typical, keep, threads);
    }

    /// <summary>Reads the rows that can be predicted, and says of the others why not.</summary>
    public IReadOnlyList<(MeasuredRow Row, ReadRow? Read, Message? Skipped)> Interpret(IReadOnlyList<MeasuredRow> rows)
    {
        // What is plausible is judged by the priors alone, so that it does not depend on what is fitted.
        var plausible = new Plausible(Architectures, Machines, software, Calibration.Unfitted(Fitted.Form, Priors).Typical);
        return [.. rows.Select(row =>
        {
            try
            {
                return (row, (ReadRow?)new ReadRow(row, plausible.Of(row)), (Message?)null);
            }
            catch (InputException refused)
            {
                return (row, null, refused.Errors[0].Problem);
            }
        })];
    }

    /// <summary>Predicts every row with the calibration at hand.</summary>
    public Validation Validate(IReadOnlyList<MeasuredRow> rows, IReadOnlyList<InputError> unread) =>
        new([.. Interpret(rows).Select(item => item.Read is { } read
            ? Told(read, read.Predict(Calibration.Typical).Mean, Calibrator.Variance(read, Calibration), Calibration.Noise)
            : new ValidatedRow(item.Row, null, null, null, item.Skipped, false))], unread);

    /// <summary>Predicts every row with a calibration to the other families alone.</summary>
    public Validation CrossValidate(IReadOnlyList<MeasuredRow> rows, IReadOnlyList<InputError> unread, int threads, IProgress<double>? progress = null)
    {
        var items = Interpret(rows);
        var calibrator = new Calibrator(Fitted.Form, Priors, threads);
        var held = calibrator.LeaveOneFamilyOut<ReadRow>([.. items.Where(item => item.Read is not null).Select(item => item.Read!)], progress);
        var noise = calibrator.Unexplained(held);
        var byRow = held.ToDictionary(row => row.Row);
        return new([.. items.Select(item => item.Read is { } read
            ? Told(read, byRow[read].Logarithm, byRow[read].Variance, noise)
            : new ValidatedRow(item.Row, null, null, null, item.Skipped, false))], unread);
    }

    /// <summary>Predicts every row both ways: with the calibration at hand, and with one to the other families alone.</summary>
    public ValidationStudy Study(IReadOnlyList<MeasuredRow> rows, IReadOnlyList<InputError> unread, int threads, IProgress<double>? progress = null) =>
        new(Validate(rows, unread), CrossValidate(rows, unread, threads, progress), Calibration);

    private static ValidatedRow Told(ReadRow read, double logarithm, double variance, Unexplained noise)
    {
        var left = noise.Of(read.Runs[0].Job.Model);
        var reach = HeldOut<ReadRow>.Tail * Math.Sqrt(variance + (left * left));
        return new ValidatedRow(read.Row, Math.Exp(logarithm), Math.Exp(logarithm - reach), Math.Exp(logarithm + reach), null, read.Complete)
        {
            Experts = read.Runs[0].Job.Model.Experts > 0,
            Generation = read.Runs[0].Job.Machine.Generation,
            Tflops = Measure.Tflops(read.Row, read.Runs.MaxBy(run => run.Weight)!),
        };
    }
}
