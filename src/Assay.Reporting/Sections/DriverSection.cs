using System.Xml.Linq;
using Assay.Modeling;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>Which inputs the result hangs on, and how much of that nobody published.</summary>
internal static class DriverSection
{
    private const int MostDrivers = 10;

    /// <summary>Enough to rank the inputs; a page should not take minutes.</summary>
    private const int Samples = 2048;

    public static XElement Of(Subject subject)
    {
        var targets = Targets(subject).Distinct().ToArray();
        return Section(
            "drivers",
            Labels.Drivers,
            targets.Length == 0 ? P(Sentences.NoDrivers) : new object[] { P(Sentences.DriversIntroduction), P(Sentences.TornadoKey), targets.Select(target => Tornado(subject, target)), P(Class("small"), Sentences.SobolPrecision(Samples)) });
    }

    // The first claim's figure; where that is exact, what the run costs its owner or the share that the scope covers. Then the lab.
    private static IEnumerable<string> Targets(Subject subject)
    {
        if (subject.Audit.Findings is [var first, ..])
        {
            var runs = first.Claim.Scope.Runs ?? [];
            string?[] candidates = [first.Best.Quantity, .. runs.Select(run => $"runs.{run}.own_cost"), subject.Case.Claims[0].Covers];
            if (candidates.OfType<string>().FirstOrDefault(name => subject.Graph.Contains(name) && !Amounts.IsExact(subject.Audit[name])) is { } target)
                yield return target;
        }

        if (subject.Graph.Contains("lab.cost_per_year") && !Amounts.IsExact(subject.Audit["lab.cost_per_year"]))
            yield return "lab.cost_per_year";
    }

    private static XElement Tornado(Subject subject, string target)
    {
        var graph = subject.Graph;
        var node = graph.IndexOf(target);
        var drivers = Sensitivity.Of(graph, node, subject.Audit.Options with { Samples = Samples, Progress = null });
        var shown = drivers.Take(MostDrivers).OrderByDescending(driver => Math.Abs(driver.AtHigh - driver.AtLow)).ToArray();
        var middle = new Evaluation(graph, [node]).AtMedians()[0];
        double[] ends = [middle, .. shown.SelectMany(driver => new[] { driver.AtLow, driver.AtHigh })];
        // Single swings are narrower than the whole spread, and are told a little more finely.
        var (unit, spread) = (subject.UnitOf(target), subject.Audit[target].StandardDeviation / 5);
        return new XElement(
            "article",
            Class("card"),
            new XElement("h3", Labels.DriversOf(Say(graph[target].Title))),
            P(subject.Link(target), " ", subject.Value(target)),
            P(new XElement("strong", Sentences.RestsOnAssumptions(drivers))),
            Table.Of(
                Say(graph[target].Title),
                [new(Labels.Input, Sorts: true), new(Labels.Swing, Sorts: true), new(Labels.TotalEffect, true, true)],
                shown.Select(driver => (IReadOnlyList<object?>)
                [
                    new object[] { subject.Link(driver.Input.Name, Say(driver.Input.Title)), " ", Span(driver.Input.Grounds is Grounds.Assumption ? "tag assumed" : "tag", Labels.Kind(driver.Input.Grounds)) },
                    new Keyed(Math.Abs(driver.AtHigh - driver.AtLow), new object[] { SwingChart.Draw(driver, ends.Min(), ends.Max(), middle), Span("ends", Sentences.Swing(Amounts.Print(driver.AtLow, unit, spread), Amounts.Print(driver.AtHigh, unit, spread))) }),
                    new Keyed(driver.Total.Value, Sentences.Share(driver)),
                ])),
            drivers.Count > shown.Length ? P(Class("small"), Sentences.SmallerDrivers(drivers.Count - shown.Length)) : null,
            drivers.Any(driver => driver.Correlated) ? P(Class("small"), Sentences.Correlated) : null);
    }
}
