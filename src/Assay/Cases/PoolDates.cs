using Assay.Catalog;
using Assay.Documents;

namespace Assay.Cases;

/// <summary>When a pool comes and goes.</summary>
/// <param name="Bought">The day around which its price is looked up.</param>
/// <param name="From">The first day on which it is there.</param>
/// <param name="To">The first day on which it is gone; null where it stays.</param>
internal readonly record struct PoolDates(DateOnly Bought, DateOnly From, DateOnly? To)
{
    /// <summary>Reads <c>acquired</c>, <c>from</c> and <c>to</c> of a pool.</summary>
    /// <exception cref="InputException">One is no date, or they are in the wrong order.</exception>
    public static PoolDates Read(MapReader pool, DateOnly asOf)
    {
        var (acquired, from, to) = (pool.Scalar("acquired"), pool.Scalar("from"), pool.Scalar("to"));
        var bought = acquired is null ? from is null ? asOf : Day(from) : Day(acquired);
        var first = from is null ? bought : Day(from);
        DateOnly? last = to is null ? null : Day(to);
        if (acquired is not null && first < bought)
            throw new InputException(from!.At, $"The pool is there from {first:yyyy-MM-dd}, before it is bought on {bought:yyyy-MM-dd}.", "Write a later 'from', or an earlier 'acquired'.");
        if (last <= first)
            throw new InputException(to!.At, $"The pool is gone on {last:yyyy-MM-dd}, and comes on {first:yyyy-MM-dd}.", "Write a 'to' after its 'from'.");
        return new PoolDates(bought, first, last);
    }

    /// <summary>The first day that a date can mean.</summary>
    /// <exception cref="InputException">It is no date.</exception>
    public static DateOnly Day(YamlScalar text) =>
        FactDate.Parse(text.Text)?.First ?? throw new InputException(text.At, $"'{text.Text}' is no date.", "Write a year, a month (2023-06) or a day.");
}
