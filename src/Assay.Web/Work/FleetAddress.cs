using Assay.Commands;
using Microsoft.AspNetCore.WebUtilities;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Work;

/// <summary>The state of the page on owning and hiring, as its address has it. Empty parts are left to the catalogue.</summary>
public sealed record FleetAddress
{
    /// <summary>What each field is called in an address, in the order of the page.</summary>
    public static IReadOnlyList<string> Names { get; } = ["gpu", "count", "utilisation", "years", "price", "rate", "as-of", "way"];

    private readonly Dictionary<string, string> told = [];

    public string this[string name] => told.GetValueOrDefault(name, "");

    public string Gpu => this["gpu"] is { Length: > 0 } gpu ? gpu : "H100-SXM";

    public string Count => this["count"] is { Length: > 0 } count ? count : "1024";

    public string Years => this["years"] is { Length: > 0 } years ? years : "5";

    /// <summary>The address with one field told anew.</summary>
    public FleetAddress With(string name, string? value)
    {
        var with = new FleetAddress();
        foreach (var (known, text) in told)
            with.told[known] = text;
        if (value?.Trim() is { Length: > 0 } written)
            with.told[name] = written;
        else
            with.told.Remove(name);
        return with;
    }

    /// <summary>The address, with a quantity opened or none.</summary>
    public string Opening(string? quantity)
    {
        var query = Names.Where(told.ContainsKey).Select(name => KeyValuePair.Create(name, (string?)told[name])).ToList();
        if (quantity is not null)
            query.Add(KeyValuePair.Create("open", (string?)quantity));
        return QueryHelpers.AddQueryString("own-or-rent", query);
    }

    public override string ToString() => Opening(null);

    /// <summary>What a field is called on the page.</summary>
    public static string Label(string name) => name switch
    {
        "gpu" => Say("Accelerator"),
        "count" => Say("How many"),
        "utilisation" => Say("Share of the time in use"),
        "years" => Say("Years"),
        "price" => Say("Price to buy"),
        "rate" => Say("Price to hire"),
        "as-of" => Say("As of"),
        _ => Say("Way to hire"),
    };

    internal FleetQuestion Question(IReadOnlyList<string> changes) => new(Gpu, Count)
    {
        Utilisation = Told("utilisation"),
        Years = Years,
        Price = Told("price"),
        AsOf = Told("as-of"),
        Changes = changes,
        Field = name => $"'{Label(name)}'",
        Example = (_, value) => $"'{value}'",
    };

    private string? Told(string name) => this[name] is { Length: > 0 } value ? value : null;
}
