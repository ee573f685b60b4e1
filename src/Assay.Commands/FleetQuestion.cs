namespace Assay.Commands;

/// <summary>A fleet told in a few words.</summary>
/// <param name="Gpu">An accelerator of the catalogue.</param>
/// <param name="Count">How many; an expression.</param>
internal sealed record FleetQuestion(string Gpu, string Count)
{
    /// <summary>The day around which prices are looked up; null for the newest with a price.</summary>
    public string? AsOf { get; init; }

    /// <summary>Price of a server for each accelerator in it; null for the catalogue's.</summary>
    public string? Price { get; init; }

    /// <summary>Share of the available hours in use; null for a wide range.</summary>
    public string? Utilisation { get; init; }

    public string Years { get; init; } = "5";

    /// <summary>Quantities that are defined anew, each <c>name=value</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What whoever asks calls a part of the question; the command line's options unless told.</summary>
    public Func<string, string> Field { get; init; } = name => "--" + name;

    /// <summary>How a part of the question is written there.</summary>
    public Func<string, string, string> Example { get; init; } = (name, value) => $"--{name} '{value}'";
}
