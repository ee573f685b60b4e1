using System.CommandLine;
using Assay.Cases;
using Assay.Catalog;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay trends runs [FILE]</c>: what the largest runs of their time cost.</summary>
internal static class TrendsRunsCommand
{
    public static Command Create(Globals globals)
    {
        var file = new Argument<string?>("file") { Description = Say("A CSV of runs with the columns of measured/epoch_run_costs.csv; without it, that list as shipped."), Arity = ArgumentArity.ZeroOrOne };
        var top = new Option<int>("--top") { Description = Say("How many of the largest runs by compute count as the frontier at a time."), DefaultValueFactory = _ => 5 };
        var since = new Option<string>("--since") { Description = Say("Leave out runs published before."), HelpName = "date", DefaultValueFactory = _ => "2016" };
        var at = new Option<string?>("--case") { Description = Say("Also tell where the runs of a case lie."), HelpName = "file" };
        var plot = TrendsCommand.Plot();
        var command = new Command("runs", Say("Cost of the frontier's training runs by date of publication.")) { file, top, since, at, plot };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(top) < 1)
                throw new InputException(null, $"--top is {parsed.GetValue(top)}.", "Give 1 or more.");
            var first = FactDate.Parse(parsed.GetRequiredValue(since))?.First ?? throw new InputException(null, $"--since is '{parsed.GetRequiredValue(since)}', which is no date.", "Write a year, a month (2016-01) or a day.");
            var sampling = globals.Sampling(parsed);
            var frontier = FrontierTrend.Of(MethodsValidateCommand.Runs(globals, parsed, parsed.GetValue(file)), parsed.GetValue(top), first);
            var points = parsed.GetValue(at) is { } path ? Points(globals.Host.Files.Case(path, globals.Catalogue(parsed), []), sampling) : [];
            var bootstrap = frontier.Trend.Bootstrap(sampling.Seed, "trends.runs", TrendsCommand.Resamples(sampling.Samples));
            TrendsCommand.Draw(globals.Host.Files, parsed.GetValue(plot), () => TrendPictures.Of(frontier, points));
            Printer.Print(globals, parsed, () => Show(frontier, bootstrap, points, parsed.GetValue(top), first), () => Rows(frontier, points), json =>
            {
                json.WriteString("trend", "runs");
                json.WriteString("unit", "USD");
                json.WriteNumber("top", parsed.GetValue(top));
                json.WriteString("since", TrendsCommand.Day(first));
                TrendsCommand.Write(json, frontier.Trend, bootstrap);
                json.Objects("runs", frontier.Runs, run =>
                {
                    json.WriteString("run", run.Model);
                    json.WriteString("published", TrendsCommand.Day(run.Published));
                    json.Number("cost_usd", run.EpochAmortised!.Value);
                    json.Number("trend_usd", frontier.Trend.At(run.Published).Amount);
                });
                json.Objects("case_runs", points, point =>
                {
                    json.WriteString("run", point.Run);
                    json.WriteString("day", TrendsCommand.Day(point.Day));
                    json.Number("cost_usd", point.Cost);
                    json.Number("trend_usd", frontier.Trend.At(point.Day).Amount);
                    json.WriteString("place", TrendPictures.Place(frontier, point).ToString());
                });
            });
            return 0;
        });
        return command;
    }

    // By the same method as the list; a case's dollars are those of its day, which differ from the list's by a few per cent.
    private static CasePoint[] Points(Case @case, SamplingOptions sampling)
    {
        var priced = @case.Methods.Where(method => method.Method == CostMethod.EpochAmortised && method.Cost is not null).ToArray();
        if (priced.Length == 0)
            throw new InputException(null, $"No run of the case '{@case.Id}' can be priced by {CostMethod.EpochAmortised.Name}.", "'assay methods CASE' says why.");
        var costs = Assayer.Summarise(@case.Graph, [.. priced.Select(method => method.Cost!)], sampling);
        return [.. priced.Zip(costs, (method, cost) => new CasePoint(method.Run, @case.AsOf, cost.P50))];
    }

    private static Page Show(FrontierTrend frontier, (double, double) bootstrap, CasePoint[] points, int top, DateOnly since) => new(
    [
        new Paragraph(Say($"The cost of the {top} largest runs of their time, published in or after {TrendsCommand.Day(since)}, grows {TrendsCommand.Growth(frontier.Trend.Growth, frontier.Trend.Interval)}; a bootstrap over the runs says {TrendsCommand.Growth(frontier.Trend.Growth, bootstrap)}.")),
        new Paragraph(Say("Epoch's paper says 2.4 times a year (2.0 to 2.9) for another selection of runs.")),
        .. points.Select(point => new Paragraph(Say(TrendPictures.Place(frontier, point)))),
        new Table(
            Say("Cost by amortised hardware and energy, dollars of December 2024"),
            [new(Say("run")), new(Say("published")), new(Say("cost"), true), new(Say("trend"), true), new(Say("cost / trend"), true)],
            [.. frontier.Runs.Select(run => (run, trend: frontier.Trend.At(run.Published).Amount)).Select(pair => new[] { pair.run.Model, TrendsCommand.Day(pair.run.Published), Amounts.Print(pair.run.EpochAmortised!.Value, Usd.Unit, pair.run.EpochAmortised.Value / 30), Amounts.Print(pair.trend, Usd.Unit, pair.trend / 30), Rounding.Significant(pair.run.EpochAmortised.Value / pair.trend) })]),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(FrontierTrend frontier, CasePoint[] points)
    {
        yield return ["run", "day", "cost_usd", "trend_usd", "of_case"];
        foreach (var run in frontier.Runs)
            yield return [run.Model, TrendsCommand.Day(run.Published), Json.Text(run.EpochAmortised!.Value), Json.Text(frontier.Trend.At(run.Published).Amount), "false"];
        foreach (var point in points)
            yield return [point.Run, TrendsCommand.Day(point.Day), Json.Text(point.Cost), Json.Text(frontier.Trend.At(point.Day).Amount), "true"];
    }
}
