using Assay.Documents;
using Assay.Fitting;
using Assay.Serving;
using Assay.Training;

namespace Assay.Web.Work;

/// <summary>Predictions of the shipped calibration beside every published measurement; computed when first asked for, publication by publication.</summary>
internal sealed class ValidatedRows
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IReadOnlyList<ComparedRow>> done = [];

    /// <param name="figure">What is predicted.</param>
    /// <param name="progress">Told the share of the rows that is done.</param>
    /// <param name="cancellation">Stops between two publications.</param>
    public async Task<IReadOnlyList<ComparedRow>> Of(MeasuredFigure figure, Action<double> progress, CancellationToken cancellation)
    {
        IReadOnlyList<ComparedRow>? rows;
        lock (gate)
            done.TryGetValue(figure.Table, out rows);
        if (rows is null)
        {
            rows = await Task.Run(() => figure.Figure is null ? Training(progress, cancellation) : Serving(progress, cancellation), cancellation);
            lock (gate)
                done[figure.Table] = rows;
        }

        return figure.Figure is null ? rows : [.. rows.Where(row => ((ValidatedServingRow)row).Read?.Figure == figure.Figure)];
    }

    private static IReadOnlyList<ComparedRow> Training(Action<double> progress, CancellationToken cancellation)
    {
        var rows = MeasuredTable.Read(ShippedText.Read("measured/training.csv"), new Errors());
        return InPieces(rows, row => row.Family, piece => TrainingSimulator.Shipped.Validate(piece, []).Rows, progress, cancellation);
    }

    private static IReadOnlyList<ComparedRow> Serving(Action<double> progress, CancellationToken cancellation)
    {
        var rows = ServingTable.Read(ShippedText.Read("measured/serving.csv"), new Errors());
        return InPieces(rows, row => row.Family, piece => ServingPredictor.Shipped.Validate(piece, []).Rows, progress, cancellation);
    }

    // No row of the shipped calibration's predictions depends on another, so the rows may come in pieces.
    private static IReadOnlyList<ComparedRow> InPieces<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> family, Func<IReadOnlyList<TRow>, IEnumerable<ComparedRow>> predict, Action<double> progress, CancellationToken cancellation)
    {
        const int largest = 200;
        var told = new List<ComparedRow>();
        foreach (var piece in rows.GroupBy(family).SelectMany(group => group.Chunk(largest)))
        {
            cancellation.ThrowIfCancellationRequested();
            told.AddRange(predict(piece));
            progress((double)told.Count / rows.Count);
        }

        return told;
    }
}
