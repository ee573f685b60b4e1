using Assay.Documents;
using Assay.Economics;

namespace Assay.Accounts;

/// <summary>What records of money sum to, what it was for, and what nothing explains. All amounts are in cents of one currency.</summary>
public sealed record MoneyReport
{
    public required string Currency { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>The first day of the first month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day after the last month.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What bills, assets, invoices and people sum to, counted apart from the lines, and what invoices say beyond what they are held against.</summary>
    public required IReadOnlyList<(Message Name, long Cents)> Books { get; init; }

    /// <summary>By month, pool, resource, phase, team and model.</summary>
    public required IReadOnlyList<MoneyLine> Lines { get; init; }

    /// <summary>What nothing explains, the largest first. It is spread on nothing.</summary>
    public required IReadOnlyList<(Message Why, long Cents)> UnexplainedParts { get; init; }

    /// <summary>The ladders of models, and of what is no model's.</summary>
    public required IReadOnlyList<ModelCost> Models { get; init; }

    /// <summary>How what several pools share is allocated.</summary>
    public required IReadOnlyList<(Resource Resource, AllocationRule Key)> Keys { get; init; }

    /// <summary>What a reader should know.</summary>
    public required IReadOnlyList<Message> Notes { get; init; }

    /// <summary>What the books sum to.</summary>
    public long Total => Books.Sum(book => book.Cents);

    public long Unexplained => UnexplainedParts.Sum(part => part.Cents);

    /// <summary>Whether lines and what is unexplained sum to the books, and ladders to the lines, to the cent.</summary>
    public bool Reconciles => Lines.Sum(line => line.Cents) + Unexplained == Total && Models.Sum(model => model.Cents) + Unexplained == Total;

    /// <summary>The lines summed by some of what they tell, the largest first.</summary>
    public IReadOnlyList<(T By, long Cents)> Sums<T>(Func<MoneyLine, T> by) =>
        [.. Lines.GroupBy(by).Select(group => (group.Key, group.Sum(line => line.Cents))).OrderByDescending(sum => sum.Item2)];
}
