namespace Assay.Economics;

/// <summary>Dollars for a million tokens of each kind.</summary>
/// <param name="Input">Of prompts, not found in the cache.</param>
/// <param name="CachedInput">Of prompts, found in the cache.</param>
/// <param name="Output">Of answers.</param>
public readonly record struct PerMillion(double Input, double CachedInput, double Output)
{
    /// <summary>The sum over flows of tokens, in millions of each.</summary>
    public double Times(PerMillion millions) => (Input * millions.Input) + (CachedInput * millions.CachedInput) + (Output * millions.Output);
}

/// <summary>
/// What tokens cost: dollars a second over tokens a second, that is, for one kind alone, dollars for a GPU-hour over
/// (tokens a second on a GPU · 0.0036) for a million. With several kinds the shares of <see cref="TokenSplit"/> come first.
/// </summary>
public static class TokenCost
{
    private const double SecondsPerHour = 3600;

    /// <summary>Dollars for a million tokens of each kind; the flows times these are the whole cost.</summary>
    /// <param name="dollarsPerHour">Of all GPUs together.</param>
    /// <param name="tokensPerSecond">Tokens a second of each kind.</param>
    /// <param name="prefillShare">Share of the GPUs' time that prompts take.</param>
    /// <param name="split">How the cost is split.</param>
    /// <param name="prices">The price list of <see cref="TokenSplit.Price"/>.</param>
    /// <exception cref="ArgumentException">A split by price has no prices.</exception>
    public static PerMillion Of(double dollarsPerHour, PerMillion tokensPerSecond, double prefillShare, TokenSplit split, PerMillion? prices = null)
    {
        var perSecond = dollarsPerHour / SecondsPerHour;
        var (input, cached, output) = (tokensPerSecond.Input, tokensPerSecond.CachedInput, tokensPerSecond.Output);
        double Million(double dollars, double tokens) => tokens > 0 ? dollars / tokens * 1e6 : 0;
        switch (split)
        {
            case TokenSplit.Time:
                // What is found in the cache takes next to no time; the memory that holds it is not told apart.
                return new(Million(perSecond * prefillShare, input), 0, Million(perSecond * (1 - prefillShare), output));
            case TokenSplit.Tokens:
                var even = Million(perSecond, input + cached + output);
                return new(even, cached > 0 ? even : 0, even);
            case TokenSplit.Price:
                var list = prices ?? throw new ArgumentException("A split by price needs a price list.", nameof(prices));
                var share = perSecond / (list.Times(tokensPerSecond) / 1e6);
                return new(list.Input * share, list.CachedInput * share, list.Output * share);
            default:
                throw new ArgumentOutOfRangeException(nameof(split));
        }
    }
}
