using Assay.Architectures;
using Assay.Catalog;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

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
            [new Column(Say("id"), Width: 18), new Column(Say("name"), Width: 18), new Column(Say("launched"), Width: 10), new Column(Say("bf16"), true, 14), new Column(Say("fp8"), true, 14), new Column(Say("memory"), true, 12), new Column(Say("power"), true, 11)],
            [.. catalogue.Accelerators.Select(chip => new[] { chip.Id, Say(chip.Title), chip.Launched ?? "", Value(chip.Fact("peak.bf16")), Value(chip.Fact("peak.fp8")), Value(chip.Fact("memory")), Value(chip.Fact("power")) })]),
        "facts" => Facts(catalogue.FactNames.Select(name => catalogue.FindFact(name)!)),
        "prices" => Prices(catalogue.Prices.Prices),
        "api-prices" => ApiPrices(catalogue.ApiPrices.Prices),
        "shipments" => Shipments(catalogue.Shipments.Shipments),
        "export-rules" => ExportRules(catalogue.ExportRules),
        "architectures" => new Table(
            null,
            [new Column(Say("id")), new Column(Say("name")), new Column(Say("layers"), true), new Column(Say("hidden"), true), new Column(Say("parameters"), true), new Column(Say("active"), true), new Column(Say("source"))],
            [.. catalogue.Architectures.Select(ArchitectureFile.Read).Select(model => new[]
            {
                model.Transformer.Id, Say(model.Transformer.Title), $"{model.Transformer.Layers}", $"{model.Transformer.Hidden}",
                Amounts.Print(model.Transformer.Parameters.Total, Unit.One), Amounts.Print(model.Transformer.ActiveParameters.Total, Unit.One), model.Source,
            })]),
        _ => Sources(catalogue.Sources),
    };

    /// <exception cref="InputException">The catalogue has no such entry.</exception>
    public static Table Show(string name, Catalogue catalogue)
    {
        if (catalogue.Accelerators.FirstOrDefault(chip => chip.Aliases.Prepend(chip.Id).Any(alias => Catalogue.Same(alias, name))) is { } accelerator)
            return Facts(accelerator.Facts) with { Title = Say($"{accelerator.Id}: {Say(accelerator.Title)}; also {string.Join(", ", accelerator.Aliases)}") };
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
        [new Column(Say("name"), Width: 32), new Column(Say("what it is"), Width: 20), new Column(Say("value"), true, 14), new Column(Say("rests on"), Width: 18), new Column(Say("note"), Width: 20)],
        [.. facts.Select(fact => new[] { fact.Name, Say(fact.Title), Value(fact), Figures.Grounds(fact.Grounds), Say(fact.Grounds?.Note) ?? "" })]);

    private static Table Prices(IEnumerable<Price> prices) => new(
        null,
        [new Column(Say("item")), new Column(Say("form")), new Column(Say("venue")), new Column(Say("term")), new Column(Say("region")), new Column(Say("date"), Width: 10), new Column(Say("price"), true), new Column(Say("source"))],
        [.. prices.Select(price => new[] { price.Item, Say(price.Form), Say(price.Venue), Say(price.Term), Say(price.Region), Day(price.Date), Figures.Definition(price.Value, price.Unit), price.Source })]);

    private static Table ApiPrices(IEnumerable<ApiPrice> prices) => new(
        null,
        [new Column(Say("model")), new Column(Say("provider")), new Column(Say("USD/M input"), true), new Column(Say("cached"), true), new Column(Say("output"), true), new Column(Say("from"), Width: 10), new Column(Say("to"), Width: 10), new Column(Say("as of"), Width: 10)],
        [.. prices.Select(price => new[]
        {
            price.Model, price.Provider, Say($"{price.Input:G6}"), Say($"{price.CachedInput:G6}"), Say($"{price.Output:G6}"), $"{price.From:yyyy-MM-dd}", $"{price.To:yyyy-MM-dd}", Day(price.AsOf),
        })]);

    private static Table Shipments(IEnumerable<Shipment> shipments) => new(
        null,
        [new Column(Say("chip")), new Column(Say("region")), new Column(Say("from"), Width: 10), new Column(Say("to"), Width: 10), new Column(Say("low"), true), new Column(Say("median"), true), new Column(Say("high"), true), new Column(Say("source"))],
        [.. shipments.Select(row => new[] { row.Chip, Say(row.Region), $"{row.From:yyyy-MM-dd}", $"{row.To:yyyy-MM-dd}", Say($"{row.Low:N0}"), Say($"{row.Median:N0}"), Say($"{row.High:N0}"), row.Source })]);

    private static Table ExportRules(IEnumerable<ExportRule> rules) => new(
        null,
        [new Column(Say("id"), Width: 12), new Column(Say("what it says"), Width: 20), new Column(Say("from"), Width: 10), new Column(Say("to"), Width: 10), new Column(Say("chips"), Width: 12), new Column(Say("regions")), new Column(Say("review"), Width: 16), new Column(Say("rests on"), Width: 16)],
        [.. rules.Select(rule => new[] { rule.Id, Say(rule.Title), $"{rule.From:yyyy-MM-dd}", rule.InForce ? $"{rule.To:yyyy-MM-dd}" : Say("never in force"), string.Join(", ", rule.Chips), string.Join(", ", rule.Regions), Say((Message?)rule.Review) ?? "", Figures.Grounds(rule.Grounds) })]);

    private static Table Sources(IEnumerable<Source> sources) => new(
        null,
        [new Column(Say("id")), new Column(Say("publisher")), new Column(Say("title")), new Column(Say("date")), new Column(Say("read")), new Column(Say("url"))],
        [.. sources.Select(source => new[] { source.Id, source.Publisher, source.Title, source.Date, Labels.ReadAs(source.Read), source.Url ?? "" })]);

    private static Table Shape(Architecture model)
    {
        var shape = model.Transformer;
        var (all, active) = (shape.Parameters, shape.ActiveParameters);
        var (causal, full) = (shape.Forward(Length, Masking.Causal), shape.Forward(Length, Masking.Full));
        (string Part, double All, double Active, double Causal, double Full)[] parts =
        [
            (Say("embedding"), all.Embedding, active.Embedding, 0, 0),
            (Say("attention"), all.Attention, active.Attention, causal.AttentionProjections + causal.AttentionScores, full.AttentionProjections + full.AttentionScores),
            (Say("dense MLP"), all.DenseMlp, active.DenseMlp, causal.DenseMlp, full.DenseMlp),
            (Say("routed experts"), all.RoutedExperts, active.RoutedExperts, causal.RoutedExperts, full.RoutedExperts),
            (Say("shared experts"), all.SharedExperts, active.SharedExperts, causal.SharedExperts, full.SharedExperts),
            (Say("router"), all.Router, active.Router, causal.Router, full.Router),
            (Say("norms"), all.Norms, active.Norms, 0, 0),
            (Say("residual mixing"), all.ResidualMixing, active.ResidualMixing, causal.ResidualMixing, full.ResidualMixing),
            (Say("state spaces"), all.StateSpace, active.StateSpace, causal.StateSpace, full.StateSpace),
            (Say("output head"), all.OutputHead, active.OutputHead, causal.OutputHead, full.OutputHead),
            (Say("total"), all.Total, active.Total, causal.Total, full.Total),
        ];
        return new Table(
            Say($"{Say(shape.Title)}: parameters by part (source: {model.Source}), and FLOP of training a token in sequences of {Length:N0}, with attention counted causally and in full"),
            [new Column(Say("part")), new Column(Say("parameters"), true), new Column(Say("active for a token"), true), new Column(Say("FLOP causal"), true), new Column(Say("FLOP full"), true)],
            [.. parts.Where(part => part.All > 0 || part.Full > 0).Select(part => new[] { part.Part, Amounts.Print(part.All, Unit.One), Amounts.Print(part.Active, Unit.One), Flop(part.Causal), Flop(part.Full) })]);

        // A backward pass multiplies twice for each product of the forward pass.
        static string Flop(double forward) => Amounts.Print(3 * forward, Unit.One);
    }

    private static string Value(Node? fact) => fact is null ? "" : Figures.Definition(fact);

    private static string Day(FactDate date) => date.First == date.Last ? $"{date.First:yyyy-MM-dd}" : Say($"{date.First:yyyy-MM} to {date.Last:yyyy-MM}");
}
