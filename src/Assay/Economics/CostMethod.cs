using Assay.Documents;

namespace Assay.Economics;

/// <summary>A way in which others price a training run, under the name that it is asked for by.</summary>
/// <param name="Name">Its name, such as <c>epoch-amortised</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Counts">What it counts.</param>
/// <param name="LeavesOut">What it leaves out.</param>
public sealed record CostMethod(string Name, Message Title, Message Counts, Message LeavesOut)
{
    /// <summary>Amortised hardware and energy (Cottier et al. 2024, arXiv 2405.21015).</summary>
    public static CostMethod EpochAmortised { get; } = new(
        "epoch-amortised", "Epoch's amortised hardware and energy",
        "servers at what they were worth when the run began, charged 32 % of that a year; the cluster's interconnect; electricity at the US industrial tariff",
        "hours that nobody uses, space and cooling beyond PUE, storage, cost of capital, upkeep, people, failed runs and experiments");

    /// <summary>Hours at a cloud's price for a commitment of three years (the same paper).</summary>
    public static CostMethod CloudPrice { get; } = new(
        "cloud-price", "Epoch's cloud price",
        "everything a cloud has in its rate for three years' commitment: hardware, space, power, staff, hours not sold, margin",
        "hours of the commitment outside the run, storage and traffic billed apart, the renter's people, failed runs and experiments");

    /// <summary>The trade press's cost of ownership, levelised over four years.</summary>
    public static CostMethod LevelisedTco { get; } = new(
        "levelised-tco", "The trade press's levelised cost of ownership",
        "servers, network and storage at today's price with interest over four years; leased space with its electricity",
        "hours that nobody uses, upkeep, taxes, margin, people, failed runs and experiments; what the hardware is worth after four years");

    /// <summary>All methods, in the order in which they are shown.</summary>
    public static IReadOnlyList<CostMethod> All { get; } = [EpochAmortised, CloudPrice, LevelisedTco];

    /// <summary>Its name as a part of a quantity's name: <c>epoch_amortised</c>.</summary>
    public string NamePart => Name.Replace('-', '_');

    /// <summary>The method with a name.</summary>
    /// <exception cref="InputException">None has it.</exception>
    public static CostMethod Find(string name) => All.FirstOrDefault(method => method.Name == name)
        ?? throw new InputException(null, $"No method is called '{name}'.", Nearest.Suggest(name, All.Select(method => method.Name), $"Methods: {string.Join(", ", All.Select(method => method.Name))}."));
}

/// <summary>A part of what a method adds up.</summary>
/// <param name="Quantity">The name of its quantity.</param>
/// <param name="Title">What it is.</param>
/// <param name="Adds">Whether it is a term of the sum; else a step on the way to one.</param>
public sealed record MethodPart(string Quantity, Message Title, bool Adds);

/// <summary>A run as a method prices it, or the reason why it cannot.</summary>
/// <param name="Run">The id of the run.</param>
/// <param name="Method">The method.</param>
/// <param name="Cost">The name of the quantity; null where the method cannot price the run.</param>
/// <param name="Refusal">Why it cannot; null where it can.</param>
/// <param name="Parts">What the cost is made of.</param>
/// <param name="Notes">What the reader should know of how it was applied.</param>
public sealed record RunMethod(string Run, CostMethod Method, string? Cost, Message? Refusal, IReadOnlyList<MethodPart> Parts, IReadOnlyList<Message> Notes)
{
    public static RunMethod Cannot(string run, CostMethod method, Message because) => new(run, method, null, because, [], []);
}
