using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Fitting;
using Assay.Hardware;

namespace Assay.Serving;

/// <summary>The front of the serving room: what a service does, from the catalogue's facts and a calibration.</summary>
public sealed class ServingPredictor
{
    private static readonly Lazy<ServingPredictor> OfShipped = new(() => new(Catalogue.Shipped, CatalogFiles.Shipped));

    private readonly ServingRecipeList recipes;
    private readonly IReadOnlyList<PublishedBenchmark> benchmarks;

    public ServingPredictor(Catalogue catalogue, CatalogFiles files, SourceText? calibration = null)
    {
        Architectures = new ArchitectureIndex(catalogue);
        Machines = new MachineList(catalogue);
        Software = new ServingSoftwareList(files.Read("serving/software.yaml"));
        recipes = new ServingRecipeList(files.Read("measured/serving_recipes.csv"));
        benchmarks = PublishedBenchmark.Read(files.Read("serving/benchmarks.yaml"), name => catalogue.FindSource(name) is not null);
        Priors = PriorList.Read<ServingCoefficient>(files.Read("serving/coefficients.yaml"));
        Calibration = CalibrationFile.Read(calibration ?? files.Read("serving/calibration.yaml"), ServingForm.Calibration, Priors);
    }

    /// <summary>That of the catalogue shipped with the library.</summary>
    public static ServingPredictor Shipped => OfShipped.Value;

    public ArchitectureIndex Architectures { get; }

    public MachineList Machines { get; }

    public ServingSoftwareList Software { get; }

    public IReadOnlyList<Prior<ServingCoefficient>> Priors { get; }

    public Calibration<ServingCoefficient> Calibration { get; }

    /// <summary>Looks plans up and checks them.</summary>
    public ServingResolver Plans => new(Architectures, Machines, Software);

    /// <summary>What a service does under its load, with its uncertainty.</summary>
    /// <param name="plan">The service.</param>
    /// <param name="samples">Draws of the coefficients, at least 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="InputException">Something in the plan is missing, unknown or impossible.</exception>
    public ServicePrediction Predict(ServingPlan plan, int samples = 1000, ulong seed = 1) =>
        ServicePrediction.Of(Plans.Resolve(plan), Calibration, samples, seed);

    /// <summary>Reads the rows that can be predicted, and says of the others why not.</summary>
    public IReadOnlyList<(ServingRow Row, ServingReading? Read, Message? Skipped)> Interpret(IReadOnlyList<ServingRow> rows)
    {
        var reader = new ServingRowReader(Architectures, Machines, Software, recipes, benchmarks);
        return [.. rows.Select(row =>
        {
            try
            {
                return (row, (ServingReading?)reader.Read(row), (Message?)null);
            }
            catch (InputException refused)
            {
                return (row, null, refused.Errors[0].Problem);
            }
        })];
    }

    /// <summary>Predicts every row with the calibration at hand.</summary>
    public ServingValidation Validate(IReadOnlyList<ServingRow> rows, IReadOnlyList<InputError> unread) =>
        new([.. Interpret(rows).AsParallel().AsOrdered().Select(item => item.Read is { } read
            ? ValidatedServingRow.Of(read, read.Predict(Calibration.Typical).Mean, Calibrator<ServingCoefficient>.Variance(read, Calibration), Calibration.Noise)
            : ValidatedServingRow.Of(item.Row, item.Skipped!))], unread);

    /// <summary>Predicts every row with a calibration to all rows outside its group.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="unread">Those that could not be read.</param>
    /// <param name="groups">What is left out together.</param>
    /// <param name="threads">At most so many fits at once.</param>
    /// <param name="progress">Is told the share of the groups that are done.</param>
    public ServingValidation CrossValidate(IReadOnlyList<ServingRow> rows, IReadOnlyList<InputError> unread, LeftOut groups, int threads, IProgress<double>? progress = null)
    {
        var items = Interpret(rows);
        var calibrator = new Calibrator<ServingCoefficient>(ServingForm.Calibration, Priors, threads);
        var held = calibrator.LeaveOut<ServingReading>([.. items.Where(item => item.Read is not null).Select(item => item.Read!)], ServingForm.Group(groups), progress);
        var noise = calibrator.Unexplained(held);
        var byRow = held.ToDictionary(row => row.Row);
        return new([.. items.Select(item => item.Read is { } read
            ? ValidatedServingRow.Of(read, byRow[read].Logarithm, byRow[read].Variance, noise)
            : ValidatedServingRow.Of(item.Row, item.Skipped!))], unread);
    }
}
