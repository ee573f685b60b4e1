using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>A run as the methods of others see it.</summary>
/// <param name="Id">Its id; its quantities begin with <c>runs.ID</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Chip">The id of its accelerator, or of a chip of <c>methods.yaml</c>.</param>
/// <param name="GpuHours">How long it kept accelerators busy.</param>
/// <param name="Gpus">Accelerators at work at once; null where that is not told.</param>
/// <param name="Start">When it began.</param>
/// <param name="StartTold">How that day is known, for the reader.</param>
/// <param name="Hyperscaler">Whether it ran in a hyperscaler's own building.</param>
public sealed record MethodRun(string Id, Message Title, string Chip, Quantity<GpuTime> GpuHours, Quantity<Gpu>? Gpus, DateOnly Start, Message StartTold, bool Hyperscaler)
{
    /// <summary>The year whose electricity price holds.</summary>
    /// <value>Default: the year in which the run began.</value>
    public int TariffYear { get; init; } = Start.Year;

    /// <summary>The offer of a cloud that prices the run; null to have it looked up.</summary>
    public CloudOffer? Offer { get; init; }

    /// <summary>The hours that a cloud is paid for, where they are told apart.</summary>
    public Quantity<GpuTime>? CloudHours { get; init; }
}

/// <summary>Adds facts of the catalogue to a model, each once.</summary>
internal sealed class MethodFacts(ModelBuilder model, Catalogue catalogue)
{
    public ModelBuilder Model => model;

    public Catalogue Catalogue => catalogue;

    /// <summary>A single fact by its name.</summary>
    public Quantity<U> Of<U>(string name)
        where U : IUnit => Of<U>(catalogue.FindFact(name) ?? throw new InputException(null, $"The catalogue has no '{name}'.", "Add it to the facts, or use the shipped catalogue."));

    public Quantity<U> Of<U>(Node fact)
        where U : IUnit
    {
        if (!model.Contains(fact.Name))
            model.Add(fact);
        return ModelBuilder.Reference<U>(fact.Name);
    }
}

/// <summary>Prices runs by the methods of others.</summary>
public static class MethodModel
{
    /// <summary>Adds every method that can price a run to a model.</summary>
    /// <returns>All methods in their order, with the reason where one cannot price the run.</returns>
    public static IReadOnlyList<RunMethod> Add(ModelBuilder model, Catalogue catalogue, MethodRun run)
    {
        return [Add(CostMethod.EpochAmortised, EpochMethod.Add), Add(CostMethod.CloudPrice, CloudMethod.Add), Add(CostMethod.LevelisedTco, LevelisedMethod.Add)];

        // A method whose facts a catalogue lacks cannot price the run, and leaves nothing behind in the model.
        RunMethod Add(CostMethod method, Func<MethodFacts, MethodRun, RunMethod> add)
        {
            var draft = new ModelBuilder();
            try
            {
                var priced = add(new MethodFacts(draft, catalogue), run);
                foreach (var node in draft.Drafts.Where(node => !model.Contains(node.Name)))
                    model.Add(node);
                return priced;
            }
            catch (InputException lacking)
            {
                return RunMethod.Cannot(run.Id, method, lacking.Errors[0].Problem);
            }
        }
    }
}
