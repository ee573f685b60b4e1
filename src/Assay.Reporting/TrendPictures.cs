using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting.Charts;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>A run of a case that is set against the frontier.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Day">The day of its case.</param>
/// <param name="Cost">Its cost by amortised hardware and energy, in dollars.</param>
public sealed record CasePoint(string Run, DateOnly Day, double Cost);

/// <summary>Trends as pictures and sentences.</summary>
public static class TrendPictures
{
    private const int Steps = 40;

    public static string Of(FrontierTrend frontier, IReadOnlyList<CasePoint> points)
    {
        var days = frontier.Runs.Select(run => run.Published).Concat(points.Select(point => point.Day)).ToArray();
        return TrendChart.Write(new TrendPicture(
            Say($"Cost of {frontier.Runs.Count} training runs that were among the largest when published; it grows {frontier.Trend.Growth:F1} times a year."),
            Say("cost, amortised hardware and energy"), Dollars,
            [.. frontier.Runs.Select(run => new TrendMark(run.Published, run.EpochAmortised!.Value, run.Model, 0)), .. points.Select(point => new TrendMark(point.Day, point.Cost, point.Run, 1))],
            Line(frontier.Trend, days.Min(), days.Max()),
            [Say("runs of the frontier"), points.Count == 0 ? "" : Say("runs of the case"), ""], Say("90 % interval of the line")));
    }

    public static string Of(ChipTrend chips)
    {
        var days = chips.Chips.Select(chip => chip.Chip.Released!.Value).ToArray();
        return TrendChart.Write(new TrendPicture(
            Say($"Peak rate for a dollar of {chips.Trend.Points.Count} accelerators by release; it grows {chips.Trend.Growth:F2} times a year."),
            Say("peak GFLOP/s for a dollar of server"), value => Say($"{value / 1e9:0.###}"),
            [.. chips.Chips.Select(chip => new TrendMark(chip.Chip.Released!.Value, chip.PerDollar, chip.Chip.Id, chip.Left is null ? 0 : 2))],
            Line(chips.Trend, days.Min(), days.Max()), [Say("chips of the trend"), "", Say("not counted")], Say("90 % interval of the line")));
    }

    public static string Of(RentalTrend rental, IReadOnlyList<RentalForecast> forecasts)
    {
        var years = forecasts.Max(forecast => forecast.Years);
        var path = Enumerable.Range(0, Steps + 1).Select(step => rental.After(years * step / Steps)).Select(at => (at.Day, at.Rate.P5, at.Rate.P50, at.Rate.P95)).DistinctBy(at => at.Day).ToArray();
        return TrendChart.Write(new TrendPicture(
            Say($"Rental prices of {rental.Item} as listed and the forecast of the market's price over {years:0.##} years."),
            Say($"dollars an hour, {rental.Item}, {(Message)rental.Term}"), value => Amounts.Print(value, Usd.Unit),
            [.. rental.Quotes.Select(quote => new TrendMark(quote.Day, quote.Rate, null, 0))],
            path, [Say("prices as listed"), "", ""], Say("90 % interval of the forecast")));
    }

    /// <summary>Where a run lies beside the frontier.</summary>
    public static Message Place(FrontierTrend frontier, CasePoint point)
    {
        var at = frontier.Trend.At(point.Day);
        var ratio = point.Cost / at.Amount;
        var where = ratio >= 1 ? (Message)$"{ratio:0.0} times the trend of the frontier" : $"{1 / ratio:0.0} times below the trend of the frontier";
        Message within = point.Cost >= at.OfPoint.Low && point.Cost <= at.OfPoint.High ? "inside" : "outside";
        return $"{point.Run} at {new Printed(point.Cost, Usd.Unit, point.Cost / 30)} on {point.Day:yyyy-MM-dd} lies {where} ({new Printed(at.Amount, Usd.Unit, at.Amount / 30)}), {within} the 90 % interval of a single run of the frontier ({new Printed(at.OfPoint.Low, Usd.Unit, at.OfPoint.Low / 30)} to {new Printed(at.OfPoint.High, Usd.Unit, at.OfPoint.High / 30)}); {frontier.Runs.Count(run => run.EpochAmortised > point.Cost)} of the {frontier.Runs.Count} runs cost more.";
    }

    private static (DateOnly, double, double, double)[] Line(LogTrend trend, DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, Steps + 1).Select(step => DateOnly.FromDayNumber(first.DayNumber + (int)((long)(last.DayNumber - first.DayNumber) * step / Steps))).Select(day => (day, At: trend.At(day))).Select(at => (at.day, at.At.OfLine.Low, at.At.Amount, at.At.OfLine.High))];

    private static string Dollars(double amount) => Printing.Print(amount, Usd.Unit, amount / 30);
}
