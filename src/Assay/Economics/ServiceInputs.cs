using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>By what the cost of a service is split over its tokens.</summary>
public enum TokenSplit
{
    /// <summary>By the accelerator time that a token takes where prompts are read and where answers are written.</summary>
    Time,

    /// <summary>Every token alike, found in the cache or not.</summary>
    Tokens,

    /// <summary>In proportion to the price list.</summary>
    Price,

    /// <summary>By weights that the case gives.</summary>
    Weights,
}

/// <summary>What a token read, a token found in the cache and a token written has of something: a price, a weight, a cost.</summary>
/// <typeparam name="U">The unit of each.</typeparam>
public readonly record struct ByToken<U>(Quantity<U> Input, Quantity<U> CachedInput, Quantity<U> Output)
    where U : IUnit
{
    /// <summary>Each with its name.</summary>
    public IEnumerable<(string Part, Quantity<U> Value)> Parts => [("input", Input), ("cached_input", CachedInput), ("output", Output)];
}

/// <summary>A part of a service's tokens that is paid for; what no part holds is given away.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Share">Share of all tokens, of each kind alike.</param>
/// <param name="Discount">Share off the price list; null for none.</param>
/// <param name="Prices">Its own price list; null for the service's.</param>
public sealed record SaleInputs(string Id, Message Title, Quantity<One> Share, Quantity<One>? Discount, ByToken<Per<Usd, TextToken>>? Prices);

/// <summary>A service: what it reads and writes, how fast, what its hours cost and what its tokens sell for.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Input">Tokens of prompts by time, those found in the cache included.</param>
/// <param name="Output">Tokens of answers by time.</param>
/// <param name="CacheHits">Share of the input that is found in the cache.</param>
/// <param name="ReadRate">Tokens not found in the cache that an accelerator reads by time while it reads; null where not known.</param>
/// <param name="WriteRate">Tokens that an accelerator writes by time while it writes; null where not known.</param>
/// <param name="Gpus">Accelerators on average; null where they follow from the rates.</param>
/// <param name="Use">Share of the accelerators' time at these rates; null for all of it, or where it follows from <paramref name="Gpus"/>.</param>
/// <param name="Split">How cost is split.</param>
/// <param name="CachedWeight">By time: what a cached token counts against one that is read. Null for nothing.</param>
/// <param name="Weights">The weights that the case gives.</param>
/// <param name="Prices">The price list; null where none is told.</param>
/// <param name="Sales">What is paid for; empty where all of it is, at the price list.</param>
/// <param name="RentalRate">What hiring an accelerator for an hour costs; null where no price is known.</param>
/// <param name="Power">Power drawn for each accelerator; null where not known.</param>
/// <param name="Pue">Power at the meter over power at the servers; null where power is not known.</param>
public sealed record ServiceInputs(
    string Id,
    Message Title,
    Quantity<Per<TextToken, Time>> Input,
    Quantity<Per<TextToken, Time>> Output,
    Quantity<One> CacheHits,
    Quantity<Per<TextToken, GpuTime>>? ReadRate,
    Quantity<Per<TextToken, GpuTime>>? WriteRate,
    Quantity<Gpu>? Gpus,
    Quantity<One>? Use,
    TokenSplit Split,
    Quantity<One>? CachedWeight,
    ByToken<One>? Weights,
    ByToken<Per<Usd, TextToken>>? Prices,
    IReadOnlyList<SaleInputs> Sales,
    Quantity<Per<Usd, GpuTime>>? RentalRate,
    Quantity<Per<Power, Gpu>>? Power,
    Quantity<One>? Pue)
{
    /// <summary>Whether its accelerators follow from its rates.</summary>
    public bool HasRates => ReadRate is not null && WriteRate is not null;
}
