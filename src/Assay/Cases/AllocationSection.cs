using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>allocation:</c>: where idle capacity and what all phases share is charged.</summary>
internal sealed class AllocationSection(CaseContext context)
{
    /// <param name="root">The case.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="ownFleet">Whether it has a fleet, which alone can be idle.</param>
    /// <param name="otherUse">Whether something beside runs uses accelerators.</param>
    /// <param name="anyShared">Whether it has people or data.</param>
    public Allocation Read(MapReader root, IReadOnlyList<RunInputs> runs, bool ownFleet, bool otherUse, bool anyShared)
    {
        if (root.MapAt("allocation") is not { } map)
            return Allocation.Default;
        var reader = new MapReader(map, "the allocation", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        var idle = ReadOne(reader, "idle", grounds, runs, otherUse);
        var shared = ReadOne(reader, "shared", grounds, runs, otherUse);
        reader.RefuseTheRest();
        if (!ownFleet && reader.Optional("idle") is { } noFleet)
            context.Errors.Add(noFleet.At, "Only a fleet can be idle, and the case has none.", "Add a 'fleet', or take 'idle' out.");
        if (!anyShared && reader.Optional("shared") is { } nothing)
            context.Errors.Add(nothing.At, "Shared are people and data, and the case has neither.", "Add 'people' or 'data', or take 'shared' out.");
        return new Allocation(idle, shared);
    }

    private Allocated ReadOne(MapReader reader, string key, Grounds? grounds, IReadOnlyList<RunInputs> runs, bool otherUse)
    {
        var value = reader.Optional(key);
        if (value is YamlMap shares)
            return Allocated.Alone with { Shares = Shares(shares, key, grounds) };
        if (value is null)
            return Allocated.Alone;
        if (value is not YamlScalar word)
        {
            context.Errors.Add(value.At, $"'{key}' must be a rule or a map of shares.", Rules);
            return Allocated.Alone;
        }

        if (!Words.Allocations.TryGetValue(word.Text, out var rule))
        {
            context.Errors.Add(word.At, $"'{word.Text}' is no rule of allocation.", Nearest.Suggest(word.Text, Words.Allocations.Keys, Rules));
            return Allocated.Alone;
        }

        var trains = runs.Any(run => run.Stages.Any(stage => stage.Phase is Phase.PreTraining or Phase.PostTraining));
        if ((rule == AllocationRule.ToTraining && !trains) || (rule == AllocationRule.ByUse && runs.Count == 0 && !otherUse))
            context.Errors.Add(word.At, $"Nothing of the case can be charged '{word.Text}'.", "Add 'runs', or write 'own line'.");
        return Allocated.By(rule);
    }

    private Dictionary<Phase, Quantity<One>> Shares(YamlMap map, string key, Grounds? grounds)
    {
        var found = new Dictionary<Phase, Quantity<One>>();
        var sum = 0.0;
        foreach (var entry in map.Entries)
        {
            context.Errors.Try(() =>
            {
                var known = Words.Phases.Keys.Except(["idle"]).ToArray();
                if (!known.Contains(entry.Key))
                    throw new InputException(entry.At, $"'{entry.Key}' is no phase that can be charged.", Nearest.Suggest(entry.Key, known, $"Phases: {string.Join(", ", known)}."));
                var name = $"lab.allocation.{key}.{Words.NamePart(entry.Key)}";
                found[Words.Phases[entry.Key]] = context.Read<One>(entry.Value, name, $"Part of what is {key} that {entry.Key} is charged", grounds);
                sum += context.Model.Find(name)?.Definition is { } definition and not Definition.Formula ? Agreement.End(definition, 0.95) : 0;
            });
        }

        // Halves and thirds as written may pass the whole by a last digit.
        if (sum > 1 + 1e-9)
            context.Errors.Add(map.At, $"The shares of '{key}' add up to {new Printed(sum, Unit.Share)}, more than the whole.", "Write shares that add up to at most 100 %; what they leave stays a line of its own.");
        return found;
    }

    private static Message Rules => $"Rules: {string.Join(", ", Words.Allocations.Keys)}; or a map of shares such as '{{ pre-training: 60 %, serving: 40 % }}'.";
}
