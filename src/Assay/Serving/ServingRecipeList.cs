using System.Globalization;
using Assay.Documents;

namespace Assay.Serving;

/// <summary>The recipes of public benchmarks, and which of them a row may be a run of.</summary>
public sealed class ServingRecipeList
{
    // Runs come before a configuration is taken in, and after it is replaced.
    private const int Days = 7;

    private readonly List<ServingRecipe> recipes;

    /// <summary>Reads <c>measured/serving_recipes.csv</c>.</summary>
    /// <exception cref="InputException">A row is wrong.</exception>
    public ServingRecipeList(SourceText source)
    {
        var errors = new Errors();
        recipes = CsvTable.Read(source, "table of recipes", Columns, exact: true, errors, Row);
        errors.ThrowIfAny();
    }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "model", "gpu", "precision", "software", "release", "input_len", "output_len", "concurrency", "prefill_engines", "prefill_tp", "prefill_dp", "prefill_ep",
        "decode_engines", "decode_tp", "decode_dp", "decode_ep", "drafts", "first_day", "last_day",
    ];

    /// <summary>The recipes that a row may be a run of: everything that it tells agrees.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sameModel">Whether a name is that of the row's model.</param>
    /// <param name="sameGpu">Whether a name is that of its accelerator.</param>
    public IReadOnlyList<ServingRecipe> Of(ServingRow row, Func<string, bool> sameModel, Func<string, bool> sameGpu)
    {
        if (row.Framework is null || row.Precision is null || ServingLoad.Read(row.Load) is not { Kind: LoadKind.Concurrency } load)
            return [];
        var parts = row.Framework.Split(' ', 2);
        var day = row.Measured;
        return [.. recipes.Where(recipe => recipe.Software == parts[0]
            && (parts.Length == 1 || recipe.Release == parts[1])
            && (parts.Length > 1 || day is not null)
            && (day is null || (day >= recipe.First.AddDays(-Days) && day <= recipe.Last.AddDays(Days)))
            && recipe.Precision == row.Precision
            && recipe.InputTokens == row.InputTokens && recipe.OutputTokens == row.OutputTokens
            && recipe.Concurrency.Contains(load.Amount)
            && recipe.Apart == (row.Disaggregated == true)
            && Same(recipe.Decode, row.Tp.Decode, row.Dp.Decode)
            && (!recipe.Apart || Same(recipe.Prefill, row.Tp.Prefill, row.Dp.Prefill))
            && sameGpu(recipe.Gpu) && recipe.Models.Any(sameModel))];
    }

    // Rows count the ranks of attention as tensor-parallel, or as data-parallel, or leave the latter out.
    private static bool Same(EngineLayout layout, int? tensor, int? data) => tensor is null || layout.Tensor * layout.Data == tensor * (data ?? 1);

    private static ServingRecipe Row(CsvRow row)
    {
        double Number(string column) => double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0
            ? value : throw new InputException(row.At, $"'{row[column]}' under '{column}' is no number from zero on.", "Write a number.");
        int Count(string column) => row[column].Length == 0 ? 0 : (int)Number(column);
        DateOnly Day(string column) => DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new InputException(row.At, $"'{row[column]}' under '{column}' is no day.", "Write it as 2026-03-25.");
        EngineLayout Layout(string kind) => new(Math.Max(1, Count(kind + "_tp")), 1, Math.Max(1, Count(kind + "_dp")), Math.Max(1, Count(kind + "_ep")));
        return new(
            row["model"].Split(' '), row["gpu"], row["precision"], row["software"], row["release"], Number("input_len"), Number("output_len"),
            [.. row["concurrency"].Split(' ').Select(text => double.TryParse(text, CultureInfo.InvariantCulture, out var clients) ? clients : throw new InputException(row.At, $"'{text}' is no number of clients.", "Write numbers with spaces between."))],
            Count("prefill_engines"), Layout("prefill"), Math.Max(1, Count("decode_engines")), Layout("decode"), Count("drafts"), Day("first_day"), Day("last_day"));
    }
}
