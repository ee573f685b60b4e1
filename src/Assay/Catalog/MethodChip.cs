using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>What an accelerator costs in the methods of others: an entry of <c>methods.yaml</c>.</summary>
/// <param name="Id">An accelerator's id, or a name of a family whose variant is untold.</param>
/// <param name="Title">Its full name.</param>
/// <param name="IsTpu">Whether it is one of Google's own chips, which nobody buys.</param>
/// <param name="IsExport">Whether it was cut down to be sold where the full part may not be.</param>
/// <param name="IsOurs">Whether the method's authors have no price for it, and its rule is applied to prices of the catalogue.</param>
/// <param name="Released">Its release; null where neither entry tells it.</param>
/// <param name="Priced">The day of its price; null where it has none.</param>
/// <param name="Price">Price for each accelerator, named <c>catalog.methods.ID.price</c>; null where there is none.</param>
/// <param name="OfServer">Whether the price is that of a server; else what a server adds comes on top.</param>
/// <param name="PriceOverChip">The fact that tells what a server adds to the price of its chips.</param>
/// <param name="PowerOverChip">The fact that tells what a server adds to the power of its chips.</param>
/// <param name="Power">Rated power; null where it is not known.</param>
/// <param name="Peak">Dense peak rate; null where it is not known.</param>
/// <param name="AllInPrice">Price with a share of server, network and storage; null where it was not published.</param>
/// <param name="AllInPower">Power with a share of server, network and storage; null where it was not published.</param>
public sealed record MethodChip(
    string Id, Message Title, bool IsTpu, bool IsExport, bool IsOurs, DateOnly? Released, DateOnly? Priced, Node? Price, bool OfServer,
    string PriceOverChip, string PowerOverChip, Node? Power, Node? Peak, Node? AllInPrice, Node? AllInPower);

/// <summary>Reads <c>methods.yaml</c>.</summary>
internal static class MethodChipList
{
    /// <summary>Reads one entry, filled from the accelerator of the same id; null where something is wrong with it.</summary>
    public static MethodChip? Read(YamlEntry entry, Accelerator? accelerator, ValueReader values, Errors errors)
    {
        if (entry.Value is not YamlMap fields)
        {
            errors.Add(entry.Value.At, $"The chip '{entry.Key}' must be a map.", "Give it title, price or chip_price, and a source.");
            return null;
        }

        var reader = new MapReader(fields, "a chip of a method", errors);
        var grounds = values.ReadGrounds(reader, null);
        var title = reader.RequiredText("title", "Write its full name.");
        var name = $"catalog.methods.{Accelerator.PartOf(entry.Key)}";
        var kind = reader.Text("kind");
        Node? Value(string key, Message words, string unit, string? part = null) => reader.Optional(key) is { } value
            ? values.Read(value, $"{name}.{part ?? key}", $"{(Message?)title}: {words}", UnitTable.Parse(unit), grounds) is { Count: > 0 } nodes ? nodes[^1] : null
            : null;
        var server = Value("price", "price of a server for each accelerator in it", "USD/GPU");
        var chip = Value("chip_price", "price of the accelerator alone", "USD/GPU", "price");
        var read = new MethodChip(
            entry.Key, title ?? entry.Key, kind == "tpu", kind == "export", reader.Text("ours") == "true",
            Day(reader.Text("released") ?? accelerator?.Launched), Day(((reader.Map.Find("price") ?? reader.Map.Find("chip_price")) as YamlMap)?.Find("date") is YamlScalar date ? date.Text : null),
            server ?? chip, server is not null,
            $"catalog.servers.price_over_chip{(reader.Text("price_over_chip") is { } family ? "." + family : "")}",
            $"catalog.servers.power_over_chip.{reader.Text("power_over_chip") ?? "default"}",
            Value("power", "rated power", "W/GPU") ?? accelerator?.Fact("power"),
            Value("peak", "dense peak rate", "TFLOP/s/GPU") ?? accelerator?.Fact("peak.bf16"),
            Value("all_in_price", "price with its share of server, network and storage", "USD/GPU"),
            Value("all_in_power", "power with its share of server, network and storage", "W/GPU"));
        reader.RefuseTheRest();
        if (server is not null && chip is not null)
            errors.Add(entry.At, $"The chip '{entry.Key}' has both 'price' and 'chip_price'.", "Keep the one that Epoch's rule takes.");
        if (read.Price is not null && (read.Priced is null || read.Released is null))
            errors.Add(entry.At, $"The chip '{entry.Key}' has a price and no {(read.Priced is null ? (Message)"date of it" : "release")}.", "Give the price a 'date', and the chip 'released' where accelerators.yaml has no 'launched'.");
        return read;
    }

    // The first day that a date can mean.
    private static DateOnly? Day(string? text) => text is null ? null : FactDate.Parse(text.Trim())?.First;
}
