using System.Globalization;
using Assay.Documents;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Web.Work;

/// <summary>The state of the catalogue's page as its address has it.</summary>
/// <param name="Kind">Which table.</param>
/// <param name="Find">The words that are looked for; may be empty.</param>
/// <param name="Page">Which page of the table, from 1.</param>
internal sealed record EvidenceAddress(string Kind, string Find, int Page)
{
    /// <summary>Rows on a page.</summary>
    public const int Rows = 50;

    /// <exception cref="InputException">There is no such table or page.</exception>
    public static EvidenceAddress Read(string? kind, string? find, string? page)
    {
        if (kind is not null && !EvidenceTables.Kinds.Contains(kind))
            throw new InputException(null, $"The catalogue has no table '{kind}'.", Nearest.Suggest(kind, EvidenceTables.Kinds, $"It has {string.Join(", ", EvidenceTables.Kinds)}."));
        var number = 1;
        if (page is not null && !(int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1))
            throw new InputException(null, $"'page' is '{page}'.", "Give a whole number from 1.");
        return new EvidenceAddress(kind ?? EvidenceTables.Kinds[0], find ?? "", number);
    }

    /// <summary>The address of an entry.</summary>
    public static string Show(string name) => QueryHelpers.AddQueryString("evidence", "show", name);

    public override string ToString()
    {
        var query = new Dictionary<string, string?>();
        if (Kind != EvidenceTables.Kinds[0])
            query["kind"] = Kind;
        if (Find.Length > 0)
            query["find"] = Find;
        if (Page != 1)
            query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("evidence", query);
    }
}
