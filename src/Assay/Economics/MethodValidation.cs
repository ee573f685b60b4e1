using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Economics;

/// <summary>A cost as published and as computed.</summary>
/// <param name="What">What is compared: a method's name, or <c>purchase</c>.</param>
/// <param name="Published">In dollars; null where the list has none.</param>
/// <param name="Computed">In the same dollars; null where it cannot be computed.</param>
/// <param name="Refusal">Why it cannot; null where it can.</param>
public sealed record MethodComparison(Message What, double? Published, double? Computed, Message? Refusal)
{
    /// <summary>Computed over published, less one.</summary>
    public double? Error => Computed / Published - 1;
}

/// <summary>A published run with what the methods make of it.</summary>
/// <param name="Run">The run.</param>
/// <param name="GpuHours">Hours that its cost rests on; null where nothing tells them.</param>
/// <param name="HoursFrom">What the hours follow from.</param>
/// <param name="Comparisons">Amortised hardware and energy, purchase and cloud price, in this order.</param>
public sealed record ValidatedRun(PublishedRun Run, double? GpuHours, Message HoursFrom, IReadOnlyList<MethodComparison> Comparisons);

/// <summary>The methods held against a list of published costs.</summary>
/// <param name="Rows">Every run of the list.</param>
public sealed record MethodValidation(IReadOnlyList<ValidatedRun> Rows)
{
    /// <summary>The error that a computed cost may have to count as reproduced.</summary>
    public const double Allowed = 0.02;

    /// <summary>What is compared.</summary>
    public static IReadOnlyList<string> Compared { get; } = [CostMethod.EpochAmortised.Name, "purchase", CostMethod.CloudPrice.Name];

    /// <summary>Comparisons that have both figures, the furthest off first.</summary>
    public IReadOnlyList<(ValidatedRun Row, MethodComparison Figure)> Of(string what) =>
        [.. Rows.Select(row => (row, row.Comparisons.Single(figure => figure.What == what))).Where(pair => pair.Item2.Error is not null).OrderByDescending(pair => Math.Abs(pair.Item2.Error!.Value)).ThenBy(pair => pair.row.Run.Model, StringComparer.Ordinal)];

    /// <summary>Published costs that were not computed.</summary>
    public IReadOnlyList<(ValidatedRun Row, MethodComparison Figure)> Refused =>
        [.. Rows.SelectMany(row => row.Comparisons, (row, figure) => (row, figure)).Where(pair => pair.figure is { Published: not null, Computed: null })];

    /// <summary>Prices every run of a list by the method's own formulas, in the dollars of the list.</summary>
    public static MethodValidation Of(IReadOnlyList<PublishedRun> runs, Catalogue catalogue) => new([.. runs.Select(run => Of(run, catalogue))]);

    private static ValidatedRun Of(PublishedRun run, Catalogue catalogue)
    {
        var model = new ModelBuilder();
        var input = new PublishedRunInputs(model, catalogue, run);
        if (input.GpuHours is not { } hours)
            return new(run, null, "", [.. Compared.Zip([run.EpochAmortised, run.EpochPurchase, run.EpochCloud], (what, told) => new MethodComparison(what, told, null, input.WithoutHours))]);
        var priced = MethodModel.Add(model, catalogue, new MethodRun("row", run.Model, run.Chip, hours, input.Gpus, run.Start, "as the list has it", run.Hyperscaler)
        {
            TariffYear = run.Published.Year,
            Offer = input.Offer,
            CloudHours = input.CloudHours,
        });
        var graph = model.Build();
        double? At(string? name, double scale) => name is not null && graph.Contains(name) ? new Evaluation(graph, [graph.IndexOf(name)]).AtMedians()[0] * scale : null;
        var deflator = input.Deflator is null ? 1 : At(PublishedRunInputs.DeflatorName, 1)!.Value;
        var (epoch, cloud) = (priced.Single(of => of.Method == CostMethod.EpochAmortised), priced.Single(of => of.Method == CostMethod.CloudPrice));
        var purchase = At(epoch.Cost?.Replace(".cost", ".purchase", StringComparison.Ordinal), deflator);
        return new(run, At(PublishedRunInputs.HoursName, 1), input.HoursFrom,
        [
            new(Compared[0], run.EpochAmortised, At(epoch.Cost, deflator), epoch.Refusal),
            new(Compared[1], run.EpochPurchase, purchase, purchase is not null ? null : epoch.Refusal ?? "How many accelerators it had is not published."),
            new(Compared[2], run.EpochCloud, At(cloud.Cost, deflator), cloud.Refusal),
        ]);
    }
}
