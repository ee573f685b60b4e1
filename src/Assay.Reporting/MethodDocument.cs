using System.Globalization;
using System.Text;
using Assay.Catalog;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Reporting;

/// <summary>The document that holds the methods of others against what their authors published.</summary>
public static partial class MethodDocument
{
    private const double Hours = 1e6;

    /// <summary>The document in Markdown.</summary>
    public static string Write(MethodValidation validation, Catalogue catalogue)
    {
        var text = new StringBuilder();
        text.Append(Opening(validation));
        text.Append("## The three methods\n\n").Append(MarkdownTable.Write(["name", "what it is", "counts", "leaves out"], CostMethod.All.Select(method => new[] { $"`{method.Name}`", method.Title.ToString(), method.Counts.ToString(), method.LeavesOut.ToString() })));
        text.Append(Formulas);
        text.Append("## Errors\n\n").Append(Summary(validation)).Append(AboutErrors);
        text.Append("## Every run of the list\n\n").Append(AboutRuns).Append(MarkdownTable.Write(
            ["run", "published", "chip", "hours from", "amortised, listed|", "computed|", "error|", "purchase|", "cloud|"],
            validation.Rows.Where(row => row.Comparisons.Any(figure => figure.Published is not null)).Select(Row)));
        text.Append("\n## Runs that Epoch's script cannot price\n\n").Append(AboutOurs).Append(MarkdownTable.Write(
            ["run", "published", "chip", "GPU-hours|", "hours from", "amortised (ours)|"],
            validation.Rows.Where(row => row.Comparisons.All(figure => figure.Published is null)).Select(row => new[]
            {
                row.Run.Model, Day(row.Run.Published), row.Run.Chip, row.GpuHours is { } hours ? Printing.Print(hours, UnitTable.Parse("GPU-hour")) : "", row.HoursFrom.ToString(),
                row.Comparisons[0].Computed is { } cost ? Dollars(cost) : row.Comparisons[0].Refusal!.ToString(),
            })));
        text.Append(AboutChips).Append(MarkdownTable.Write(["chip", "start", .. CostMethod.All.Select(method => $"`{method.Name}`|"), "cannot price"], Chips(catalogue)));
        return text.ToString();
    }

    private static string Summary(MethodValidation validation) => MarkdownTable.Write(
        ["method", "runs|", "within 2 %|", "median|", "worst|", "worst run"],
        MethodValidation.Compared.Select(what => (what, told: validation.Of(what))).Where(pair => pair.told.Count > 0).Select(pair => new[]
        {
            $"`{pair.what}`", Count(pair.told.Count), Count(pair.told.Count(figure => Math.Abs(figure.Figure.Error!.Value) <= MethodValidation.Allowed)),
            Percent(pair.told[pair.told.Count / 2].Figure.Error), Percent(pair.told[0].Figure.Error), pair.told[0].Row.Run.Model,
        }));

    private static string[] Row(ValidatedRun row)
    {
        var (amortised, purchase, cloud) = (row.Comparisons[0], row.Comparisons[1], row.Comparisons[2]);
        return
        [
            row.Run.Model, Day(row.Run.Published), row.Run.Chip + (row.Run.ChipStated ? "" : " (imputed)"), row.HoursFrom.ToString(),
            amortised.Published is { } listed ? Dollars(listed) : "", amortised.Computed is { } computed ? Dollars(computed) : amortised.Refusal!.ToString(), Percent(amortised.Error), Percent(purchase.Error), Percent(cloud.Error),
        ];
    }

    // An hour of each chip that Epoch's script has no price for, beside the H100.
    private static IEnumerable<string[]> Chips(Catalogue catalogue)
    {
        var start = new DateOnly(2025, 3, 1);
        foreach (var id in catalogue.MethodChipIds.Where(id => catalogue.FindMethodChip(id)!.IsOurs).Prepend("H100-SXM"))
        {
            var model = new ModelBuilder();
            model.Add(new Node("runs.run.gpu_hours", "Accelerator time", new Definition.Fixed(Hours)) { Unit = UnitTable.Parse("GPU-hour"), Grounds = new Grounds.Assumption("A round number.") });
            var priced = MethodModel.Add(model, catalogue, new MethodRun("run", id, id, ModelBuilder.Reference<Times<Gpu, Time>>("runs.run.gpu_hours"), null, start, "as told", false));
            var graph = model.Build();
            string Hourly(RunMethod method) => method.Cost is { } cost ? Printing.Print(new Evaluation(graph, [graph.IndexOf(cost + "_per_gpu_hour")]).AtMedians()[0], UnitTable.Parse("USD/GPU-hour"), 0.01) : "–";
            yield return [id, Day(start), .. priced.Select(Hourly), string.Join(" ", priced.Where(method => method.Refusal is not null).Select(method => $"`{method.Method.Name}`: {method.Refusal}"))];
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Dollars(double amount) => Printing.Print(amount, Usd.Unit);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:+0.00;−0.00;0.00} %") : "";
}
