using Assay.Cases;
using Assay.Modeling;
using Assay.Reporting;

namespace Assay.Web.Work;

/// <summary>
/// The main quantities of cases beside those of their variants. The case as told and the variant that is kept are drawn once;
/// a move of a slider draws the other variant alone.
/// </summary>
internal sealed class Variants(Audits audits)
{
    // Each holds the draws of some twenty quantities.
    private const int Most = 12;

    private readonly Kept<DrawnQuantities> drawn = new(Most);
    private readonly Kept<IReadOnlyList<ComparedQuantity>> kept = new(Most);

    /// <param name="opened">The case.</param>
    /// <param name="with">The changes of the variant that is kept as A; empty for none.</param>
    /// <param name="now">The case as it is changed now.</param>
    /// <param name="options">How to sample.</param>
    /// <exception cref="Documents.InputException">A change of A has errors.</exception>
    /// <exception cref="OperationCanceledException">A newer move has come.</exception>
    public async Task<IReadOnlyList<VariantRow>> Of(OpenedCase opened, IReadOnlyList<string> with, Case now, SamplingOptions options)
    {
        var read = await audits.Read(opened);
        var names = Names(read);
        var told = await Drawn(opened, read, [], options);
        var beside = with.Count == 0 ? null : await Drawn(opened, read, with, options);
        var apart = beside is null ? null : await kept.Get(Audits.Key(opened, with, options), () => ComparedQuantity.Of(told, beside, names));
        return await Task.Run<IReadOnlyList<VariantRow>>(
            () =>
            {
                var changed = DrawnQuantities.Of(now.Graph, names, options);
                var rows = ComparedQuantity.Of(told, changed, names);
                var between = beside is null ? null : ComparedQuantity.Of(beside, changed, names);
                return [.. rows.Select((row, at) => new VariantRow(row, apart?[at], between?[at]))];
            },
            options.Cancellation);
    }

    private Task<DrawnQuantities> Drawn(OpenedCase opened, Case read, IReadOnlyList<string> changes, SamplingOptions options) =>
        // What is kept for others is not cancelled with the one who asked first.
        drawn.Get(Audits.Key(opened, changes, options), () => DrawnQuantities.Of(CaseFile.Change(read, changes).Graph, Names(read), options with { Cancellation = default }));

    private static string[] Names(Case read) => [.. read.Graph.Nodes.Select(node => node.Name).Where(MainQuantities.Includes)];
}
