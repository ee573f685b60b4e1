using Assay.Architectures;
using Assay.Catalog;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Commands;

/// <summary>The catalogue as tables.</summary>
internal static class CatalogTables
{
    private const int Length = 4096;

    /// <summary>What the catalogue holds, each a table.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["accelerators", "facts", "prices", "api-prices", "shipments", "export-rules", "architectures", "sources"];

    public static Table Of(string kind, Catalogue catalogue) => kind switch
    {
        "accelerators" => new Table(
            null,
            [new Column("id", Width: 18), new Column("name", Width: 18), new Column("launched", Width: 10), new Column("bf16", true, 14), new Column("fp8", true, 14), new Column("memory", true, 12), new Column("power", true, 11)],
            [.. catalogue.Accelerators.Select(chip => new[] { chip.Id, chip.Title, chip.Launched ?? "", Value(chip.Fact("peak.bf16")), Value(chip.Fact("peak.fp8")), Value(chip.Fact("memory")), Value(chip.Fact("power")) })]),
        "facts" => Facts(catalogue.FactNames.Select(name => catalogue.FindFact(name)!)),
        "prices" => Prices(catalogue.Prices.Prices),
        "api-prices" => ApiPrices(catalogue.ApiPrices.Prices),
        "shipments" => Shipments(catalogue.Shipments.Shipments),
        "export-rules" => ExportRules(catalogue.ExportRules),
        "architectures" => new Table(
            null,
            [new Column("id"), new Column("name"), new Column("layers", true), new Column("hidden", true), new Column("parameters", true), new Column("active", true), new Column("source")],
            [.. catalogue.Architectures.Select(ArchitectureFile.Read).Select(model => new[]
            {
                model.Transformer.Id, model.Transformer.Title, $"{model.Transformer.Layers}", $"{model.Transformer.Hidden}",
                Printing.Print(model.Transformer.Parameters.Total, Unit.One), Printing.Print(model.Transformer.ActiveParameters.Total, Unit.One), model.Source,
            })]),
        _ => Sources(catalogue.Sources),
    };

    /// <exception cref="InputException">The catalogue has no such entry.</exception>
    public static Table Show(string name, Catalogue catalogue)
    {
        if (catalogue.Accelerators.FirstOrDefault(chip => chip.Aliases.Prepend(chip.Id).Any(alias => Catalogue.Same(alias, name))) is { } accelerator)
            return Facts(accelerator.Facts) with { Title = $"{accelerator.Id}: {accelerator.Title}; also {string.Join(", ", accelerator.Aliases)}" };
        var full = name.StartsWith("catalog.", StringComparison.Ordinal) ? name : $"catalog.{name}";
        var facts = catalogue.FactNames.Where(fact => $"{fact}.".StartsWith($"{full}.", StringComparison.Ordinal)).Select(fact => catalogue.FindFact(fact)!).ToArray();
        if (facts.Length > 0)
            return Facts(facts);
        if (catalogue.FindSource(name) is { } source)
            return Sources([source]);
        var prices = catalogue.Prices.Prices.Where(price => Catalogue.Same(price.Item, name)).ToArray();
        if (prices.Length > 0)
            return Prices(prices);
        if (new ArchitectureIndex(catalogue).Find(name) is { } found)
            return Shape(found);
        var sold = catalogue.ApiPrices.Prices.Where(price => Catalogue.Same(price.Model, name)).ToArray();
        if (sold.Length > 0)
            return ApiPrices(sold);
        var known = catalogue.Accelerators.Select(chip => chip.Id).Concat(catalogue.FactNames).Concat(catalogue.SourceIds).Concat(catalogue.Prices.Prices.Select(price => price.Item).Distinct());
        throw new InputException(null, $"The catalogue has nothing called '{name}'.", Nearest.Suggest(name, known, "'assay catalog list accelerators' (or facts, prices, architectures, sources) shows what there is."));
    }

    private static Table Facts(IEnumerable<Node> facts) => new(
        null,
        [new Column("name", Width: 32), new Column("what it is", Width: 20), new Column("value", true, 14), new Column("rests on", Width: 18), new Column("note", Width: 20)],
        [.. facts.Select(fact => new[] { fact.Name, fact.Title, Value(fact), Figures.Grounds(fact.Grounds), fact.Grounds?.Note ?? "" })]);

    private static Table Prices(IEnumerable<Price> prices) => new(
        null,
        [new Column("item"), new Column("form"), new Column("venue"), new Column("term"), new Column("region"), new Column("date", Width: 10), new Column("price", true), new Column("source")],
        [.. prices.Select(price => new[] { price.Item, price.Form, price.Venue, price.Term, price.Region, Day(price.Date), Figures.Definition(price.Value, price.Unit), price.Source })]);

    private static Table ApiPrices(IEnumerable<ApiPrice> prices) => new(
        null,
        [new Column("model"), new Column("provider"), new Column("USD/M input", true), new Column("cached", true), new Column("output", true), new Column("from", Width: 10), new Column("to", Width: 10), new Column("as of", Width: 10)],
        [.. prices.Select(price => new[]
        {
            price.Model, price.Provider, $"{price.Input:G6}", $"{price.CachedInput:G6}", $"{price.Output:G6}", $"{price.From:yyyy-MM-dd}", $"{price.To:yyyy-MM-dd}", Day(price.AsOf),
        })]);

    private static Table Shipments(IEnumerable<Shipment> shipments) => new(
        null,
        [new Column("chip"), new Column("region"), new Column("from", Width: 10), new Column("to", Width: 10), new Column("low", true), new Column("median", true), new Column("high", true), new Column("source")],
        [.. shipments.Select(row => new[] { row.Chip, row.Region, $"{row.From:yyyy-MM-dd}", $"{row.To:yyyy-MM-dd}", $"{row.Low:N0}", $"{row.Median:N0}", $"{row.High:N0}", row.Source })]);

    private static Table ExportRules(IEnumerable<ExportRule> rules) => new(
        null,
        [new Column("id", Width: 12), new Column("what it says", Width: 20), new Column("from", Width: 10), new Column("to", Width: 10), new Column("chips", Width: 12), new Column("regions"), new Column("review", Width: 16), new Column("rests on", Width: 16)],
        [.. rules.Select(rule => new[] { rule.Id, rule.Title, $"{rule.From:yyyy-MM-dd}", rule.InForce ? $"{rule.To:yyyy-MM-dd}" : "never in force", string.Join(", ", rule.Chips), string.Join(", ", rule.Regions), rule.Review ?? "", Figures.Grounds(rule.Grounds) })]);

    private static Table Sources(IEnumerable<Source> sources) => new(
        null,
        [new Column("id"), new Column("publisher"), new Column("title"), new Column("date"), new Column("read"), new Column("url")],
        [.. sources.Select(source => new[] { source.Id, source.Publisher, source.Title, source.Date, source.Read, source.Url ?? "" })]);

    private static Table Shape(Architecture model)
    {
        var shape = model.Transformer;
        var (all, active) = (shape.Parameters, shape.ActiveParameters);
        var (causal, full) = (shape.Forward(Length, Masking.Causal), shape.Forward(Length, Masking.Full));
        (string Part, double All, double Active, double Causal, double Full)[] parts =
        [
            ("embedding", all.Embedding, active.Embedding, 0, 0),
            ("attention", all.Attention, active.Attention, causal.AttentionProjections + causal.AttentionScores, full.AttentionProjections + full.AttentionScores),
            ("dense MLP", all.DenseMlp, active.DenseMlp, causal.DenseMlp, full.DenseMlp),
            ("routed experts", all.RoutedExperts, active.RoutedExperts, causal.RoutedExperts, full.RoutedExperts),
            ("shared experts", all.SharedExperts, active.SharedExperts, causal.SharedExperts, full.SharedExperts),
            ("router", all.Router, active.Router, causal.Router, full.Router),
            ("norms", all.Norms, active.Norms, 0, 0),
            ("residual mixing", all.ResidualMixing, active.ResidualMixing, causal.ResidualMixing, full.ResidualMixing),
            ("state spaces", all.StateSpace, active.StateSpace, causal.StateSpace, full.StateSpace),
            ("output head", all.OutputHead, active.OutputHead, causal.OutputHead, full.OutputHead),
            ("total", all.Total, active.Total, causal.Total, full.Total),
        ];
        return new Table(
            $"{shape.Title}: parameters by part (source: {model.Source}), and FLOP of training a token in sequences of {Length:N0}, with attention counted causally and in full",
            [new Column("part"), new Column("parameters", true), new Column("active for a token", true), new Column("FLOP causal", true), new Column("FLOP full", true)],
            [.. parts.Where(part => part.All > 0 || part.Full > 0).Select(part => new[] { part.Part, Printing.Print(part.All, Unit.One), Printing.Print(part.Active, Unit.One), Flop(part.Causal), Flop(part.Full) })]);

        // A backward pass multiplies twice for each product of the forward pass.
        static string Flop(double forward) => Printing.Print(3 * forward, Unit.One);
    }

    private static string Value(Node? fact) => fact is null ? "" : Figures.Definition(fact);

    private static string Day(FactDate date) => date.First == date.Last ? $"{date.First:yyyy-MM-dd}" : $"{date.First:yyyy-MM} to {date.Last:yyyy-MM}";
}
