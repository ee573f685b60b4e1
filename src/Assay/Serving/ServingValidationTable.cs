using Assay.Fitting;

namespace Assay.Serving;

/// <summary>Cuts the rows of one kind of figure into groups.</summary>
public static class ServingValidationTable
{
    // The most requests in flight of each group but the last.
    private static readonly int[] Loads = [4, 16, 64, 256];

    /// <summary>The rows of a kind of figure, skipped ones included.</summary>
    public static IReadOnlyList<ValidatedServingRow> Of(ServingValidation validation, ServingFigure figure) =>
        [.. validation.Rows.Where(row => ServingMeasure.Figure(row.Metric) == figure)];

    /// <summary>By publication, the one with the most predictions first.</summary>
    public static IReadOnlyList<ValidationGroup> ByFamily(IEnumerable<ValidatedServingRow> rows) => ValidationGroup.BySize(rows, row => row.Family);

    /// <summary>By accelerator.</summary>
    public static IReadOnlyList<ValidationGroup> ByGpu(IEnumerable<ValidatedServingRow> rows) => Cut(rows, read => Job(read).Machine.Id);

    /// <summary>By publication and accelerator, where one engine reads prompts and answers.</summary>
    public static IReadOnlyList<ValidationGroup> ByFamilyAndGpu(IEnumerable<ValidatedServingRow> rows) =>
        Cut(rows.Where(row => row.Read is { } read && Together(read)), read => $"{read.Family}, {Job(read).Machine.Id}");

    /// <summary>Models whose layers are dense, and models with experts.</summary>
    public static IReadOnlyList<ValidationGroup> ByKind(IEnumerable<ValidatedServingRow> rows) => Cut(rows, read => Job(read).Model.Experts > 0 ? "with experts" : "dense");

    /// <summary>By model.</summary>
    public static IReadOnlyList<ValidationGroup> ByModel(IEnumerable<ValidatedServingRow> rows) => Cut(rows, read => Job(read).Model.Transformer.Title.ToString());

    /// <summary>By precision, whatever a publication calls it.</summary>
    public static IReadOnlyList<ValidationGroup> ByPrecision(IEnumerable<ValidatedServingRow> rows) =>
        Cut(rows, read => read.Row.Precision is null ? "not published, taken as BF16" : Job(read).Formats.Name.ToUpperInvariant());

    /// <summary>Whether the engines that read prompts answer as well.</summary>
    public static IReadOnlyList<ValidationGroup> ByRole(IEnumerable<ValidatedServingRow> rows) => Cut(rows, read =>
        Together(read) ? "together" : read.Services[0].Decode is not null ? "apart" : Job(read).Role == EngineRole.Prefill ? "prompts alone" : "answers alone");

    /// <summary>By serving software.</summary>
    public static IReadOnlyList<ValidationGroup> BySoftware(IEnumerable<ValidatedServingRow> rows) => Cut(rows, read => Job(read).Software.Title.ToString());

    /// <summary>Whether the row's throughput is that of arrivals at a stated rate, as long as the deployment keeps up.</summary>
    public static bool LoadSetsRate(ValidatedServingRow row) => row.Read is { Figure: ServingFigure.Throughput } read && read.Services[0].Load.Kind == LoadKind.Rate;

    /// <summary>By requests in flight over the deployment, the fewest first.</summary>
    public static IReadOnlyList<ValidationGroup> ByLoad(IEnumerable<ValidatedServingRow> rows) =>
    [
        .. rows.Where(row => row.Read is not null).GroupBy(row => Place(row.Read!.Services[0])).OrderBy(group => group.Key).Select(group => ValidationGroup.Of(group.Key switch
        {
            0 => $"up to {Loads[0]}",
            var place when place < Loads.Length => $"{Loads[place - 1] + 1} to {Loads[place]}",
            var place when place == Loads.Length => $"more than {Loads[^1]}",
            var place when place == Loads.Length + 1 => "as many as it takes",
            _ => "a rate of arrivals, or of tokens",
        }, group)),
    ];

    /// <summary>By whether the row tells all that a prediction rests on.</summary>
    public static IReadOnlyList<ValidationGroup> ByCompleteness(IEnumerable<ValidatedServingRow> rows) => Cut(rows, read => read.Complete ? "complete" : "with blanks");

    private static int Place(PlausibleService service) => service.Load.Kind switch
    {
        LoadKind.Concurrency => Loads.Count(most => service.Load.Amount > most),
        LoadKind.PerGpu => Loads.Count(most => service.Load.Amount * service.Gpus > most),
        LoadKind.Saturated => Loads.Length + 1,
        _ => Loads.Length + 2,
    };

    private static bool Together(ServingReading read) => read.Services[0].Decode is null && Job(read).Role == EngineRole.Both;

    private static EngineJob Job(ServingReading read) => read.Services[0].Prefill;

    private static IReadOnlyList<ValidationGroup> Cut(IEnumerable<ValidatedServingRow> rows, Func<ServingReading, string> name) =>
        ValidationGroup.BySize(rows.Where(row => row.Read is not null), row => name(row.Read!));
}
