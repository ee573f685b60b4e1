using System.CommandLine;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sensitivity CASE QUANTITY</c>: which inputs drive a number.</summary>
internal static class SensitivityCommand
{
    private const int FewestSamples = 32;

    private static readonly Unit Percent = UnitTable.Find("%")!.Value;

    public static Command Create(Globals globals)
    {
        var arguments = new CaseArguments(globals);
        var quantity = new Argument<string>("quantity") { Description = Say("The quantity's name, such as lab.cost_per_year.") };
        var command = new Command("sensitivity", Say("Show which inputs drive a number: Sobol indices, rank correlations and a tornado."));
        arguments.AddTo(command);
        command.Add(quantity);
        command.SetAction(parsed =>
        {
            var @case = arguments.Read(parsed);
            var node = @case.Graph[CaseArguments.Quantity(@case, parsed.GetRequiredValue(quantity))];
            var options = globals.Sampling(parsed);
            if (options.Samples < FewestSamples)
                throw new InputException(null, $"--samples is {options.Samples}.", $"Sensitivity needs {FewestSamples} or more.");
            var drivers = LongWork.Run(globals, parsed, Say("Moving one input at a time"), progress => Sensitivity.Of(@case.Graph, @case.Graph.IndexOf(node.Name), options with { Progress = progress }));
            var summary = Assayer.Summarise(@case.Graph, [node.Name], options)[0];
            Printer.Print(globals, parsed, () => Show(node, summary, drivers), () => Rows(node, drivers), json => Write(json, node, summary, options, drivers));
            return 0;
        });
        return command;
    }

    private static Page Show(Node node, Summary summary, IReadOnlyList<Driver> drivers)
    {
        var unit = node.Unit!.Value;
        var head = new Paragraph($"{node.Name}: {Figures.Whole(summary, unit)}");
        if (drivers.Count == 0)
            return new Page([head, new Paragraph(Say("It rests on no uncertain input."))]);
        var largest = drivers.Max(driver => Math.Abs(driver.AtHigh - driver.AtLow));
        Column[] columns = [new(Say("input")), new(Say("alone"), true), new(Say("in all"), true), new(Say("rank"), true), new(Say("at 5 %"), true), new(Say("at 95 %"), true), new(Say("swing"), Width: 10), new(Say("rests on"), Width: 10)];
        return new Page(
        [
            head,
            new Table(
                Say("Share of the variance (alone, and with interactions), rank correlation, and the value with the input at 5 % and at 95 %"),
                columns,
                [.. drivers.Where(driver => driver.Total.Value >= 0.001 || Math.Abs(driver.AtHigh - driver.AtLow) > 0.01 * largest).Select(driver => new[]
                {
                    driver.Input.Name + (driver.Correlated ? " *" : ""),
                    Index(driver.First),
                    Index(driver.Total),
                    Rounded(driver.RankCorrelation, 2),
                    Amounts.Print(driver.AtLow, unit, summary.StandardDeviation),
                    Amounts.Print(driver.AtHigh, unit, summary.StandardDeviation),
                    Bar(Math.Abs(driver.AtHigh - driver.AtLow) / largest),
                    Say(driver.Input.Grounds is Grounds.Assumption ? "assumption" : "source"),
                })]),
            new Paragraph(Say($"{Amounts.Print(Bare(drivers), Percent)} of the variance that single inputs explain rests on bare assumptions.")),
            .. drivers.Any(driver => driver.Correlated) ? [new Paragraph(Say("* Correlated inputs share one index: they cannot be told apart."))] : Array.Empty<Block>(),
        ]);
    }

    // The share of the first-order variance that stands on assumptions.
    private static double Bare(IReadOnlyList<Driver> drivers)
    {
        var all = drivers.Sum(driver => Math.Max(0, driver.First.Value));
        return all == 0 ? 0 : drivers.Where(driver => driver.Input.Grounds is Grounds.Assumption).Sum(driver => Math.Max(0, driver.First.Value)) / all;
    }

    private static string Index(SobolEstimate estimate) => Say($"{Rounded(100 * estimate.Value, 1)} % ±{Rounded(50 * (estimate.High - estimate.Low), 1)}");

    // Adding zero takes the sign off a negative one: nobody reads -0.0.
    private static string Rounded(double value, int digits) => (Math.Round(value, digits) + 0.0).ToString($"F{digits}", Language.Current.Style.Numbers);

    private static string Bar(double share) => new('█', (int)Math.Round(10 * share));

    private static IEnumerable<IEnumerable<string>> Rows(Node node, IReadOnlyList<Driver> drivers)
    {
        var scale = node.Unit!.Value.Scale;
        yield return ["input", "title", "first", "first_low", "first_high", "total", "total_low", "total_high", "rank_correlation", "at_p5", "at_p95", "unit", "grounds"];
        foreach (var driver in drivers)
        {
            double[] figures = [driver.First.Value, driver.First.Low, driver.First.High, driver.Total.Value, driver.Total.Low, driver.Total.High, driver.RankCorrelation, driver.AtLow / scale, driver.AtHigh / scale];
            yield return [driver.Input.Name, Say(driver.Input.Title), .. figures.Select(Json.Text), node.Unit.Value.Name, Figures.Grounds(driver.Input.Grounds)];
        }
    }

    private static void Write(Utf8JsonWriter json, Node node, Summary summary, SamplingOptions options, IReadOnlyList<Driver> drivers)
    {
        var unit = node.Unit!.Value;
        json.WriteString("name", node.Name);
        json.WriteString("title", node.Title);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("samples", options.Samples);
        json.WriteString("unit", unit.Name);
        json.Fields(summary, unit);
        json.Number("share_on_assumptions", Bare(drivers));
        json.Objects("inputs", drivers, driver =>
        {
            json.WriteString("name", driver.Input.Name);
            json.WriteString("title", driver.Input.Title);
            Estimate(json, "first", driver.First);
            Estimate(json, "total", driver.Total);
            json.Number("rank_correlation", driver.RankCorrelation);
            json.Number("at_p5", driver.AtLow / unit.Scale);
            json.Number("at_p95", driver.AtHigh / unit.Scale);
            json.WriteBoolean("correlated", driver.Correlated);
            json.Grounds(driver.Input.Grounds);
        });
    }

    private static void Estimate(Utf8JsonWriter json, string name, SobolEstimate estimate)
    {
        json.WriteStartObject(name);
        json.Number("value", estimate.Value);
        json.Number("p5", estimate.Low);
        json.Number("p95", estimate.High);
        json.WriteEndObject();
    }
}
