using Assay.Documents;
using Assay.Modeling;

namespace Assay.Catalog;

/// <summary>An accelerator of the catalogue.</summary>
/// <param name="Id">Its id, such as <c>H800-SXM</c>.</param>
/// <param name="Title">Its full name.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="Aliases">Other spellings under which it is published.</param>
/// <param name="Launched">When it was launched; null where that is not known.</param>
/// <param name="Facts">Its facts as quantities named <c>catalog.ID.FACT</c>: peak rates per precision, memory, links, power.</param>
/// <param name="At">Where its entry stands.</param>
public sealed record Accelerator(string Id, Message Title, string Vendor, IReadOnlyList<string> Aliases, string? Launched, IReadOnlyList<Node> Facts, Location At)
{
    /// <summary>The id as a part of a quantity's name: <c>h800_sxm</c>.</summary>
    public string NamePart => PartOf(Id);

    /// <summary>The chip that it is built on, as shipments and export rules name it: <c>H800</c> of <c>H800-SXM</c>.</summary>
    public string Chip => Id.Split('-')[0];

    /// <summary>The fact with a name below this accelerator, such as <c>power</c> or <c>peak.fp8</c>; null where it is not known.</summary>
    public Node? Fact(string name) => Facts.FirstOrDefault(fact => fact.Name == $"catalog.{NamePart}.{name}");

    /// <summary>An id as a part of a quantity's name.</summary>
    public static string PartOf(string id) => string.Concat(id.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')) is var part && char.IsDigit(part[0]) ? "_" + part : part;
}
