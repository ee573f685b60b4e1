using System.CommandLine;
using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that price a service.</summary>
internal sealed class ServingPrices
{
    private readonly Option<string?> price = new("--price") { Description = Say("Dollars for a GPU-hour; the catalogue's newest rental price, unless given. NAME=USD, with commas between, prices several GPUs."), HelpName = "USD" };
    private readonly Option<string?> split = new("--split") { Description = Say("How shared cost is split between tokens: time, the GPU time that prompts and answers take, unless given; tokens, evenly; or price, as in --list-price."), HelpName = "time|tokens|price" };
    private readonly Option<string?> list = new("--list-price") { Description = Say("A price list to hold the cost against: dollars for a million tokens of input, cached input and output, such as 0.55,0.14,2.19."), HelpName = "USD,USD,USD" };

    public void AddTo(Command command)
    {
        command.Add(price);
        command.Add(split);
        command.Add(list);
    }

    /// <exception cref="InputException">A price is not understood, or none is known.</exception>
    public ServingMoney Read(ParseResult parsed, Catalogue catalogue, string accelerator)
    {
        var errors = new Errors();
        PerMillion? prices = null;
        if (parsed.GetValue(list) is { } text)
        {
            var parts = text.Split(',').Select(part => OptionNumber.Read(part)).ToArray();
            if (parts.Length != 3 || parts.Any(part => part is not >= 0))
                errors.Add(null, $"--list-price is '{text}'.", "Give three prices from 0 on with commas between: input, cached input and output, such as 0.55,0.14,2.19.");
            else
                prices = new(parts[0]!.Value, parts[1]!.Value, parts[2]!.Value);
        }

        var how = TokenSplit.Time;
        switch (parsed.GetValue(split))
        {
            case null or "time":
                break;
            case "tokens":
                how = TokenSplit.Tokens;
                break;
            case "price":
                how = TokenSplit.Price;
                if (parsed.GetValue(list) is null)
                    errors.Add(null, "A split by price has no prices.", "Give '--list-price' as well.");
                break;
            case var other:
                errors.Add(null, $"--split is '{other}'.", "Write time, tokens or price.");
                break;
        }

        double? hourly = null;
        var source = Say("as told");
        if (Told(parsed.GetValue(price), catalogue, accelerator) is { } told)
        {
            hourly = OptionNumber.Read(told);
            if (hourly is not >= 0)
                errors.Add(null, $"--price is '{told}'.", "Give dollars for a GPU-hour from 0 on, such as 2.");
        }
        else
        {
            var rentals = catalogue.Prices.Prices.Where(offer => offer.Item == accelerator && offer.Form == "rental").ToArray();
            var day = rentals.Length == 0 ? default : rentals.Max(offer => offer.Date.First);
            hourly = rentals.Length == 0 ? null : Agreement.End(catalogue.Prices.At(accelerator, "rental", day)!.Definition, 0.5);
            source = Say($"median rental price of the catalogue around {day:yyyy-MM}");
        }

        errors.ThrowIfAny();
        return new ServingMoney(hourly, source, how, prices);
    }

    // One price for all, or that of the accelerator among several by name.
    private static string? Told(string? text, Catalogue catalogue, string accelerator) => text is null || !text.Contains('=', StringComparison.Ordinal) ? text
        : text.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2 && catalogue.FindAccelerator(part[0].Trim(), null).Id == accelerator).Select(part => part[1]).FirstOrDefault();
}
