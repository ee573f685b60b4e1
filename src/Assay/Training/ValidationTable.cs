using Assay.Fitting;

namespace Assay.Training;

/// <summary>Cuts a validation into groups.</summary>
public static class ValidationTable
{
    // The largest number of GPUs of each group but the last.
    private static readonly int[] Scales = [8, 64, 512];

    /// <summary>By publication, the largest first.</summary>
    public static IReadOnlyList<ValidationGroup> ByFamily(Validation validation) => BySize(validation, row => row.Row.Family);

    /// <summary>By accelerator, the one with the most rows first.</summary>
    public static IReadOnlyList<ValidationGroup> ByGpu(Validation validation) => BySize(validation, row => row.Row.Gpu);

    /// <summary>Models whose layers are dense, and models with experts.</summary>
    public static IReadOnlyList<ValidationGroup> ByKind(Validation validation) =>
        ValidationGroup.BySize(Predicted(validation), row => row.Experts == true ? "with experts" : "dense");

    /// <summary>By the number of GPUs, the smallest first.</summary>
    public static IReadOnlyList<ValidationGroup> ByScale(Validation validation) =>
        [.. Predicted(validation).GroupBy(row => Scales.Count(most => row.Row.Gpus > most)).OrderBy(group => group.Key).Select(group => ValidationGroup.Of(Scale(group.Key), group))];

    /// <summary>By precision as published.</summary>
    public static IReadOnlyList<ValidationGroup> ByPrecision(Validation validation) =>
        ValidationGroup.BySize(Predicted(validation), row => row.Row.Precision?.ToUpperInvariant() ?? "not published, taken as BF16");

    /// <summary>By whether the row tells all that a prediction rests on.</summary>
    public static IReadOnlyList<ValidationGroup> ByCompleteness(Validation validation) =>
        ValidationGroup.BySize(Predicted(validation), row => row.Complete ? "complete" : "with blanks");

    /// <summary>The rows that are furthest off, as a factor, the worst first.</summary>
    public static IReadOnlyList<ValidatedRow> Worst(Validation validation, int count) =>
        [.. validation.Rows.Where(row => row.Predicted is not null).OrderByDescending(row => Math.Abs(Math.Log(1 + row.Error!.Value))).ThenBy(row => row.Row.Id, StringComparer.Ordinal).Take(count)];

    /// <summary>How many of the predicted rows lie within a share of the measurement.</summary>
    public static double Within(Validation validation, double share)
    {
        var errors = validation.Rows.Where(row => row.Error is not null).Select(row => Math.Abs(row.Error!.Value)).ToArray();
        return errors.Length == 0 ? double.NaN : errors.Count(error => error <= share) / (double)errors.Length;
    }

    /// <summary>Why rows were skipped, the commonest reason first.</summary>
    public static IReadOnlyList<(string Reason, int Rows)> Skipped(Validation validation) =>
        [.. validation.Rows.Where(row => row.Skipped is not null).GroupBy(row => row.Skipped!).Select(group => (group.Key, group.Count())).OrderByDescending(reason => reason.Item2).ThenBy(reason => reason.Key, StringComparer.Ordinal)];

    private static IEnumerable<ValidatedRow> Predicted(Validation validation) => validation.Rows.Where(row => row.Predicted is not null);

    private static IReadOnlyList<ValidationGroup> BySize(Validation validation, Func<ValidatedRow, string> name) => ValidationGroup.BySize(validation.Rows, name);

    private static string Scale(int place) =>
        place == 0 ? $"up to {Scales[0]}" : place == Scales.Length ? $"more than {Scales[^1]}" : $"{Scales[place - 1] + 1} to {Scales[place]}";
}
