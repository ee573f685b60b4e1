using System.CommandLine;
using System.Globalization;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay trends rental CHIP</c>: what an hour was let for, and a forecast.</summary>
internal static class TrendsRentalCommand
{
    private static readonly Unit Rate = UnitTable.Parse("USD/GPU-hour");
    private static readonly double[] Usual = [0.5, 1, 2, 3];
    private static readonly string[] Terms = ["on-demand", "1-year", "3-year"];

    public static Command Create(Globals globals)
    {
        var chip = new Argument<string>("chip") { Description = Say("An accelerator of the catalogue, such as H100-SXM.") };
        var term = new Option<string>("--term") { Description = Say("on-demand (with every price that commits to nothing), 1-year or 3-year."), DefaultValueFactory = _ => Terms[0] };
        var horizon = new Option<double[]>("--horizon") { Description = Say("Years after the last price to forecast for. May be given several times."), HelpName = "years", Arity = ArgumentArity.OneOrMore };
        var plot = TrendsCommand.Plot();
        term.AcceptOnlyFromAmong(Terms);
        var command = new Command("rental", Say("History of an accelerator's rental price and its forecast.")) { chip, term, horizon, plot };
        command.SetAction(parsed =>
        {
            var catalogue = globals.Catalogue(parsed);
            var horizons = parsed.GetValue(horizon) is { Length: > 0 } given ? given : Usual;
            if (horizons.Any(years => !(years >= 0 && years <= 20)))
                throw new InputException(null, $"--horizon is {string.Join(", ", horizons.Select(years => years.ToString(CultureInfo.InvariantCulture)))}.", "Give years from 0 to 20.");
            var rental = RentalTrend.Of(catalogue.Prices, catalogue.FindAccelerator(parsed.GetRequiredValue(chip), null).Id, parsed.GetRequiredValue(term));
            var forecasts = horizons.Order().Select(rental.After).ToArray();
            TrendsCommand.Draw(globals.Host.Files, parsed.GetValue(plot), () => TrendPictures.Of(rental, forecasts));
            Printer.Print(globals, parsed, () => Show(rental, forecasts), () => Rows(rental, forecasts), json =>
            {
                json.WriteString("trend", "rental");
                json.WriteString("chip", rental.Item);
                json.WriteString("term", rental.Term);
                json.WriteString("unit", Rate.Name);
                json.WriteStartObject("growth_per_year");
                json.Number("factor", rental.Growth.Middle);
                json.Number("p5", rental.Growth.Low);
                json.Number("p95", rental.Growth.High);
                json.WriteEndObject();
                json.Number("volatility_per_year", rental.Volatility);
                json.Number("vendor_spread", rental.VendorSpread);
                json.Number("listing_error", rental.ListingError);
                json.Objects("forecasts", forecasts, forecast =>
                {
                    json.WriteString("day", TrendsCommand.Day(forecast.Day));
                    json.Number("years", forecast.Years);
                    json.Object("rate", forecast.Rate, Rate);
                });
                json.Objects("prices", rental.Quotes, quote =>
                {
                    json.WriteString("day", TrendsCommand.Day(quote.Day));
                    json.Number("rate", quote.Rate);
                    json.WriteString("venue", quote.Entry.Venue);
                    json.WriteString("term", quote.Entry.Term);
                    json.WriteString("source", quote.Entry.Source);
                });
            });
            return 0;
        });
        return command;
    }

    private static Page Show(RentalTrend rental, RentalForecast[] forecasts) => new(
    [
        new Paragraph(Sentences.Rental(rental)),
        new Table(
            Say("Forecast of the market's price"),
            [new(Say("day")), new(Say("years ahead"), true), new(Say("median"), true), new("90 %", true), new(Say("mean"), true)],
            [.. forecasts.Select(forecast => new[] { TrendsCommand.Day(forecast.Day), Say($"{forecast.Years:0.##}"), Figures.Median(forecast.Rate, Rate), Figures.Interval(forecast.Rate, Rate), Figures.Mean(forecast.Rate, Rate) })]),
        new Paragraph(Sentences.RentalForecast),
        new Table(
            Say("Prices as listed"),
            [new(Say("day")), new(Say("price"), true), new(Say("venue")), new(Say("term")), new(Say("source"))],
            [.. rental.Quotes.Select(quote => new[] { TrendsCommand.Day(quote.Day), Amounts.Print(quote.Rate, Rate), Say(quote.Entry.Venue), Say(quote.Entry.Term), quote.Entry.Source })]),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(RentalTrend rental, RentalForecast[] forecasts)
    {
        yield return ["kind", "day", "venue", "term", "rate", "p5", "p25", "p50", "p75", "p95", "source"];
        foreach (var quote in rental.Quotes)
            yield return ["price", TrendsCommand.Day(quote.Day), quote.Entry.Venue, quote.Entry.Term, Json.Text(quote.Rate), "", "", "", "", "", quote.Entry.Source];
        foreach (var forecast in forecasts)
            yield return ["forecast", TrendsCommand.Day(forecast.Day), "", rental.Term, Json.Text(forecast.Rate.Mean), .. new[] { forecast.Rate.P5, forecast.Rate.P25, forecast.Rate.P50, forecast.Rate.P75, forecast.Rate.P95 }.Select(Json.Text), ""];
    }
}
