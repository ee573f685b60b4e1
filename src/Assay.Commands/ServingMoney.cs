using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Economics;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What tokens of a service cost.</summary>
/// <param name="Hourly">Dollars for a GPU-hour; null where no price is known.</param>
/// <param name="Source">Where that price comes from.</param>
/// <param name="Split">How shared cost is split.</param>
/// <param name="Prices">A price list to hold the cost against; null for none.</param>
internal sealed record ServingMoney(double? Hourly, string Source, TokenSplit Split, PerMillion? Prices)
{
    private static string NoPrice => Say("The catalogue has no rental price of this accelerator; give '--price'.");

    public IEnumerable<Block> Show(ServicePrediction prediction)
    {
        if (Of(prediction) is not { } cost)
        {
            yield return new Paragraph(NoPrice);
            yield break;
        }

        var flows = Flows(prediction);
        yield return new Paragraph(Say($"A GPU-hour at {Hourly:0.00##} dollars ({Source}); shared cost is split by {Word(Split)}."));
        yield return new Table(
            Say("Dollars for a million tokens"),
            [new(Say("token")), new(Say("cost"), true), .. Prices is null ? [] : (Column[])[new(Say("price"), true), new(Say("gross margin"), true)]],
            [.. Lines(cost, flows)]);
    }

    /// <summary>Cost of a million tokens of each kind in a steady state, a line each: kind, cost, and with a price list its price and the margin.</summary>
    public IEnumerable<string[]> Lines(SteadyState state) => Of(state) is { } cost ? Lines(cost, Flows(state)) : [];

    public IEnumerable<IEnumerable<string>> Rows(ServicePrediction prediction)
    {
        if (Of(prediction) is not { } cost)
            yield break;
        foreach (var (name, value) in new[] { ("input", cost.Input), ("cached_input", cost.CachedInput), ("output", cost.Output) })
            yield return [$"usd_per_million.{name}", "USD", Json.Text(value), "", "", "", "", "", ""];
    }

    public void Write(Utf8JsonWriter json, ServicePrediction prediction)
    {
        if (Of(prediction) is not { } cost)
        {
            json.WriteNull("usd_per_million");
            json.WriteString("no_price", NoPrice);
            return;
        }

        json.WriteStartObject("usd_per_million");
        json.Number("input", cost.Input);
        json.Number("cached_input", cost.CachedInput);
        json.Number("output", cost.Output);
        json.WriteEndObject();
        json.WriteStartObject("usd_per_million_basis");
        json.Number("usd_per_gpu_hour", Hourly!.Value);
        json.WriteString("price_is", Source);
        json.WriteString("split", Split.ToString().ToLowerInvariant());
        json.Number("prefill_share_of_gpu_time", prediction.PrefillShare);
        json.WriteEndObject();
        var flows = Flows(prediction);
        json.Number("gpu_hours_per_million_output_tokens", prediction.Typical.Deployment.Gpus / (prediction.OutputTokensPerSecond.P50 * 0.0036));
        if (Margin(cost, flows) is { } margin)
            json.Number("gross_margin", margin);
    }

    /// <summary>Cost for a million tokens of each kind at the median rates; null where no price is known.</summary>
    public PerMillion? Of(ServicePrediction prediction) => Hourly is { } hourly
        ? TokenCost.Of(hourly * prediction.Typical.Deployment.Gpus, Flows(prediction), prediction.PrefillShare, Split, Prices)
        : null;

    /// <summary>The same for a steady state.</summary>
    public PerMillion? Of(SteadyState state) => Hourly is { } hourly ? TokenCost.Of(hourly * state.Deployment.Gpus, Flows(state), state.PrefillShare, Split, Prices) : null;

    /// <summary>Share of the revenue at the price list that the cost leaves; null where no list or no price is known.</summary>
    public double? Margin(SteadyState state) => Of(state) is { } cost ? Margin(cost, Flows(state)) : null;

    private IEnumerable<string[]> Lines(PerMillion cost, PerMillion flows) =>
    [
        Line(Say("input tokens"), cost.Input, Prices?.Input),
        .. flows.CachedInput > 0 ? [Line(Say("cached input tokens"), cost.CachedInput, Prices?.CachedInput)] : Array.Empty<string[]>(),
        Line(Say("output tokens"), cost.Output, Prices?.Output),
        [Say("all, each token alike"), Rounding.Significant(cost.Times(flows) / Sum(flows)), .. Prices is { } list ? (string[])[Rounding.Significant(list.Times(flows) / Sum(flows)), Percent(Margin(cost, flows))] : []],
    ];

    private static Message Word(TokenSplit split) => split switch
    {
        TokenSplit.Time => "time",
        TokenSplit.Tokens => "tokens",
        TokenSplit.Price => "price",
        _ => "weights",
    };

    private static PerMillion Flows(SteadyState state)
    {
        var hit = state.Traffic.CacheHitFraction;
        return new(state.InputTokensPerSecond * (1 - hit), state.InputTokensPerSecond * hit, state.OutputTokensPerSecond);
    }

    private static PerMillion Flows(ServicePrediction prediction)
    {
        var hit = prediction.Typical.Traffic.CacheHitFraction;
        return new(prediction.InputTokensPerSecond.P50 * (1 - hit), prediction.InputTokensPerSecond.P50 * hit, prediction.OutputTokensPerSecond.P50);
    }

    private double? Margin(PerMillion cost, PerMillion flows) => Prices is { } list && list.Times(flows) > 0 ? 1 - (cost.Times(flows) / list.Times(flows)) : null;

    private static string[] Line(string name, double cost, double? price) =>
        [name, Rounding.Significant(cost), .. price is { } list ? (string[])[Rounding.Significant(list), list > 0 ? Percent(1 - (cost / list)) : ""] : []];

    private static string Percent(double? share) => share is { } value ? Say($"{100 * value:F0} %") : "";

    private static double Sum(PerMillion flows) => flows.Input + flows.CachedInput + flows.Output;
}
