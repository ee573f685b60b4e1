using Assay.Cases;
using Assay.Claims;
using Assay.Economics;
using Assay.Quantities;

namespace Assay.Reporting;

public static partial class Sentences
{
    internal const string LadderColumns = "Each rung holds those before it; amounts are means, ranges from 5 % to 95 %";

    /// <summary>Which questions the ladder answers.</summary>
    public static string LadderIntroduction(Ladder ladder) =>
        $"\"The cost of {ladder.Title}\" may mean any of these rungs. All count dollars of the year of the runs{(ladder.Rungs.Any(rung => rung.Step == Step.ChangeOfBasis) ? "; the second tells the work of the first on another basis, which is a change and no sum" : "")}.";

    internal static string LadderPicture(AuditResult audit, Ladder ladder) =>
        $"A waterfall of bars to one scale: {string.Join("; ", ladder.Rungs.Select(rung => $"{Rung(rung)}: {Amounts.Mean(audit[rung.Quantity], Usd.Unit)}"))}. The table that follows says the same.";

    internal static string BreakdownTable(CostBreakdown breakdown) =>
        $"The lab's cost of the year of its runs by phase and resource, {Words.Of(breakdown.Basis)}: means in dollars, which add up to the whole";

    /// <summary>A rung in a few words; the first of a ladder and a change of basis have words of their own.</summary>
    public static string Rung(Rung rung) => rung.Name switch
    {
        "final run" => "Final run at rental value",
        "own rate" when rung.Step == Step.ChangeOfBasis => "Final run at the fleet's own rate",
        "own rate" => "Final run at the fleet's rate",
        "other runs" => "+ other runs of the case",
        "failed runs" => "+ failed runs",
        "research" => "+ research and experiments",
        "idle" => "+ idle capacity",
        "people" => "+ people",
        "data" => "+ data",
        "whole lab" => "+ serving and the rest: whole lab",
        _ => rung.Name,
    };

    /// <summary>How a rung is reached.</summary>
    public static string StepWord(Step step) => step switch
    {
        Step.Start => "start",
        Step.Adds => "adds",
        _ => "change of basis",
    };

    /// <summary>How idle and shared cost are allocated.</summary>
    public static string Allocation(Case audited)
    {
        var allocation = audited.Allocation;
        var idle = $"Idle capacity is {(allocation.Idle.Shares.Count > 0 ? Charged(allocation.Idle, "a line of its own") : Ruled(allocation.Idle.Rule, "a line of its own"))}";
        var shared = $"people and data are {(allocation.Shared.Shares.Count > 0 ? Charged(allocation.Shared, "with research") : Ruled(allocation.Shared.Rule, "told with research"))}";
        return audited.Ledger.LabBasis() == Basis.Amortised ? $"{idle}; {shared}." : $"{Capital(shared)}.";
    }

    private static string Ruled(AllocationRule rule, string alone) => rule switch
    {
        AllocationRule.ByUse => "charged to all phases in proportion to their accelerator time",
        AllocationRule.ToTraining => "charged to pre-training and post-training in proportion to their accelerator time",
        _ => alone,
    };

    private static string Charged(Allocated rule, string rest) =>
        $"charged to {string.Join(", ", rule.Shares.Keys.Order().Select(Words.Of))} by the shares that the case gives, the rest {rest}";

    /// <summary>How much of the gap an input closes.</summary>
    public static string Closes(GapDriver driver) => driver.Closes >= 1 ? "all of it" : $"{Math.Max(1, Math.Round(100 * driver.Closes)):0} %";

    internal static string AtQuantile(GapDriver driver) => $"at its {100 * driver.At:0} % point";

    internal const string Gap = "Each input alone, moved within its own 90 % range with all others at their medians, brings the recomputed figure this near to the claimed one.";
}
