using Assay.Documents;

namespace Assay.Economics;

/// <summary>The words that case files and findings use for phases, resources, bases and timings.</summary>
public static class Words
{
    public static IReadOnlyDictionary<string, Phase> Phases { get; } = new Dictionary<string, Phase>
    {
        ["research"] = Phase.Research,
        ["failed runs"] = Phase.FailedRuns,
        ["pre-training"] = Phase.PreTraining,
        ["post-training"] = Phase.PostTraining,
        ["serving"] = Phase.Serving,
        ["idle"] = Phase.Idle,
        ["other business"] = Phase.OtherBusiness,
    };

    public static IReadOnlyDictionary<string, Resource> Resources { get; } = new Dictionary<string, Resource>
    {
        ["servers"] = Resource.Servers,
        ["network"] = Resource.Network,
        ["storage"] = Resource.Storage,
        ["facility"] = Resource.Facility,
        ["energy"] = Resource.Energy,
        ["operations"] = Resource.Operations,
        ["finance"] = Resource.Finance,
        ["people"] = Resource.People,
        ["data"] = Resource.Data,
        ["rented compute"] = Resource.RentedCompute,
    };

    public static IReadOnlyDictionary<string, Basis> Bases { get; } = new Dictionary<string, Basis>
    {
        ["cash"] = Basis.Cash,
        ["amortised"] = Basis.Amortised,
        ["rental value"] = Basis.RentalValue,
    };

    public static IReadOnlyDictionary<string, Timing> Timings { get; } = new Dictionary<string, Timing>
    {
        ["once"] = Timing.Once,
        ["per year"] = Timing.PerYear,
        ["over ownership"] = Timing.OverOwnership,
    };

    /// <summary>How idle and shared cost may be allocated, as a case file says it.</summary>
    public static IReadOnlyDictionary<string, AllocationRule> Allocations { get; } = new Dictionary<string, AllocationRule>
    {
        ["own line"] = AllocationRule.OwnLine,
        ["in proportion to use"] = AllocationRule.ByUse,
        ["to training"] = AllocationRule.ToTraining,
    };

    public static Message Of(AllocationRule rule) => Find(Allocations, rule);

    public static Message Of(Phase phase) => Find(Phases, phase);

    public static Message Of(Resource resource) => Find(Resources, resource);

    public static Message Of(Basis basis) => Find(Bases, basis);

    public static Message Of(Timing timing) => Find(Timings, timing);

    /// <summary>The word as a part of a quantity's name: <c>pre_training</c>.</summary>
    public static string NamePart(Message word) => word.ToString().Replace(' ', '_').Replace('-', '_');

    private static string Find<T>(IReadOnlyDictionary<string, T> words, T meaning)
        where T : struct => words.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, meaning)).Key;
}
