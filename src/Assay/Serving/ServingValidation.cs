using Assay.Documents;
using Assay.Fitting;

namespace Assay.Serving;

/// <summary>What is left out together when predictions are held against rows that they were not fitted to.</summary>
public enum LeftOut
{
    /// <summary>All rows of one publication.</summary>
    Family,

    /// <summary>All rows of models of one shape, in all publications.</summary>
    Model,
}

/// <summary>A row's prediction beside what was measured.</summary>
public sealed record ValidatedServingRow(ServingRow Row, double? Predicted, double? P5, double? P95, Message? Skipped)
    : ComparedRow(Predicted, P5, P95, Skipped)
{
    public override string Id => Row.Id;

    public override string Family => Row.Family;

    public override string Gpu => Row.Gpu;

    public override string Metric => Row.Metric;

    public override double Reported => Row.Reported;

    public override bool Complete => Read?.Complete == true;

    /// <summary>What the row was read as; null where it was skipped.</summary>
    public ServingReading? Read { get; init; }

    internal static ValidatedServingRow Of(ServingRow row, Message skipped) => new(row, null, null, null, skipped);

    internal static ValidatedServingRow Of(ServingReading read, double logarithm, double variance, Unexplained noise)
    {
        var left = noise.Of(read.Kind);
        var reach = HeldOut<ServingReading>.Tail * Math.Sqrt(variance + (left * left));
        return new(read.Row, Math.Exp(logarithm), Math.Exp(logarithm - reach), Math.Exp(logarithm + reach), null) { Read = read };
    }
}

/// <summary>How predictions compare with measurements.</summary>
public sealed record ServingValidation(IReadOnlyList<ValidatedServingRow> Rows, IReadOnlyList<InputError> Unread)
{
    public int Skipped => Rows.Count(row => row.Predicted is null) + Unread.Count;

    public ErrorSummary Summary => ErrorSummary.Of(Rows);

    public ErrorSummary Complete => ErrorSummary.Of(Rows.Where(row => row.Complete));

    /// <summary>Errors of one kind of figure.</summary>
    public ErrorSummary Of(ServingFigure figure) => ErrorSummary.Of(Rows.Where(row => row.Read?.Figure == figure));
}
