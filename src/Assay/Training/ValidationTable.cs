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

    private static IEnumerable<ValidatedRow> Predicted(Validation validation) => validation.Rows.Where(row => row.Predicted is not null);

    private static IReadOnlyList<ValidationGroup> BySize(Validation validation, Func<ValidatedRow, string> name) => ValidationGroup.BySize(validation.Rows, name);

    private static string Scale(int place) =>
        place == 0 ? $"up to {Scales[0]}" : place == Scales.Length ? $"more than {Scales[^1]}" : $"{Scales[place - 1] + 1} to {Scales[place]}";
}
