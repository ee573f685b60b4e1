using Assay.Cases;
using Assay.Claims;
using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

public static partial class Sentences
{
    internal static string LadderColumns => Say("Each rung holds those before it; amounts are means, ranges from 5 % to 95 %");

    /// <summary>Which questions the ladder answers.</summary>
    public static string LadderIntroduction(Ladder ladder) =>
        Say($"\"The cost of {Say(ladder.Title)}\" may mean any of these rungs. All count dollars of the year of the runs{(ladder.Rungs.Any(rung => rung.Step == Step.ChangeOfBasis) ? Say("; the second tells the work of the first on another basis, which is a change and no sum") : "")}.");

    internal static string LadderPicture(AuditResult audit, Ladder ladder) =>
        Say($"A waterfall of bars to one scale: {Message.Join("; ", ladder.Rungs.Select(rung => (Message)$"{Rung(rung)}: {Amounts.Mean(audit[rung.Quantity], Usd.Unit)}"))}. The table that follows says the same.");

    internal static string BreakdownTable(CostBreakdown breakdown) =>
        Say($"The lab's cost of the year of its runs by phase and resource, {Say(Words.Of(breakdown.Basis))}: means in dollars, which add up to the whole");

    /// <summary>A rung in a few words; the first of a ladder and a change of basis have words of their own.</summary>
    public static string Rung(Rung rung) => rung.Name switch
    {
        "final run" => Say("Final run at rental value"),
        "own rate" when rung.Step == Step.ChangeOfBasis => Say("Final run at the fleet's own rate"),
        "own rate" => Say("Final run at the fleet's rate"),
        "other runs" => Say("+ other runs of the case"),
        "failed runs" => Say("+ failed runs"),
        "research" => Say("+ research and experiments"),
        "idle" => Say("+ idle capacity"),
        "people" => Say("+ people"),
        "data" => Say("+ data"),
        "whole lab" => Say("+ serving and the rest: whole lab"),
        _ => rung.Name,
    };

    /// <summary>How a rung is reached.</summary>
    public static string StepWord(Step step) => step switch
    {
        Step.Start => Say("start"),
        Step.Adds => Say("adds"),
        _ => Say("change of basis"),
    };

    /// <summary>How idle and shared cost are allocated.</summary>
    public static string Allocation(Case audited)
    {
        var allocation = audited.Allocation;
        var idle = Say($"Idle capacity is {(allocation.Idle.Shares.Count > 0 ? Charged(allocation.Idle, Say("a line of its own")) : Ruled(allocation.Idle.Rule, Say("a line of its own")))}");
        var shared = Say($"people and data are {(allocation.Shared.Shares.Count > 0 ? Charged(allocation.Shared, Say("with research")) : Ruled(allocation.Shared.Rule, Say("told with research")))}");
        return audited.Ledger.LabBasis() == Basis.Amortised ? Say($"{idle}; {shared}.") : $"{Capital(shared)}.";
    }

    private static string Ruled(AllocationRule rule, string alone) => rule switch
    {
        AllocationRule.ByUse => Say("charged to all phases in proportion to their accelerator time"),
        AllocationRule.ToTraining => Say("charged to pre-training and post-training in proportion to their accelerator time"),
        _ => alone,
    };

    private static string Charged(Allocated rule, string rest) =>
        Say($"charged to {string.Join(", ", rule.Shares.Keys.Order().Select(phase => Say(Words.Of(phase))))} by the shares that the case gives, the rest {rest}");

    /// <summary>How much of the gap an input closes.</summary>
    public static string Closes(GapDriver driver) => driver.Closes >= 1 ? Say("all of it") : Say($"{Math.Max(1, Math.Round(100 * driver.Closes)):0} %");

    internal static string AtQuantile(GapDriver driver) => Say($"at its {100 * driver.At:0} % point");

    internal static string Gap => Say("Each input alone, moved within its own 90 % range with all others at their medians, brings the recomputed figure this near to the claimed one.");
}
