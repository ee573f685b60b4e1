using Assay.Documents;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>A pool of accelerators: which jobs run on it, and what it is paid by.</summary>
/// <param name="Id">Its name.</param>
/// <param name="At">Where it stands; null for the one that is assumed where none is told.</param>
/// <param name="Clusters">Patterns of the clusters that it is; empty for all.</param>
/// <param name="Partitions">Patterns of their partitions; empty for all.</param>
/// <param name="Assets">Patterns of the assets that it is made of.</param>
/// <param name="Invoices">Patterns of the invoices that it is paid by, by number or supplier.</param>
/// <param name="Bills">What charges of cloud bills pay for it; one of them must fit.</param>
/// <param name="Gpus">How many accelerators it has, where the register does not tell.</param>
public sealed record PoolRule(
    string Id,
    Location? At,
    IReadOnlyList<string> Clusters,
    IReadOnlyList<string> Partitions,
    IReadOnlyList<string> Assets,
    IReadOnlyList<string> Invoices,
    IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> Bills,
    decimal? Gpus)
{
    /// <summary>Which accelerators it has, a name of the catalogue; null where nobody says.</summary>
    public YamlScalar? Accelerator { get; init; }

    /// <summary>The precision in which they are used; null where nobody says.</summary>
    public YamlScalar? Precision { get; init; }

    /// <summary>What is assumed where no pool is told: all jobs run on all accelerators and servers of the register.</summary>
    internal static PoolRule Whole { get; } = new("fleet", null, [], [], [], [], [], null);

    /// <summary>SQL that says whether an attempt runs on it.</summary>
    internal string FitsAttempt => string.Join(" AND ", new[] { AnyOf("cluster", Clusters), AnyOf("partition", Partitions) });

    /// <summary>SQL that says whether a charge pays for it.</summary>
    internal string FitsCharge => Bills.Count == 0 ? "false" : string.Join(" OR ", Bills.Select(bill => $"({string.Join(" AND ", bill.Select(pair => AnyOf(pair.Key, pair.Value)))})"));

    /// <summary>SQL that says whether an invoice pays for it.</summary>
    internal string FitsInvoice => Invoices.Count == 0 ? "false" : $"({AnyOf("invoice", Invoices)} OR {AnyOf("supplier", Invoices)})";

    /// <summary>Whether an asset is a part of it.</summary>
    internal bool Has(string asset) => Assets.Any(pattern => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, asset, ignoreCase: false));

    private static string AnyOf(string column, IReadOnlyList<string> patterns) =>
        patterns.Count == 0 ? "true" : $"({string.Join(" OR ", patterns.Select(pattern => $"coalesce({column}, '') GLOB {StoreSql.Text(pattern.Replace("[", "[[]", StringComparison.Ordinal))}"))})";
}
