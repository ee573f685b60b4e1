using System.Xml.Linq;
using Assay.Accounts;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>GPU-hours by outcome, state, phase, account and cluster, and what clusters had.</summary>
internal static class HoursPart
{
    private const int Largest = 20;

    public static XElement Of(SpendingFigures figures, SpendingWays ways)
    {
        var report = figures.Report;
        return Section(
            "hours",
            SpendingWords.Hours,
            P(SpendingWords.Held(report)),
            report.Allocated > 0 ? PartsBar.Draw([.. report.ByOutcome.Select(part => part.Hours)]) : null,
            Div(
                "pair",
                Parts(Say("By outcome"), Say("outcome"), report.ByOutcome, report, (part, i) => new object[] { PartsBar.Key(i), ways.To(new JobSelection { Outcome = part.Name }, SpendingWords.Outcome(part.Name)) }),
                Parts(Say("By phase"), Say("phase"), report.ByPhase, report, (part, _) => ways.To(new JobSelection { Phase = part.Name }, SpendingWords.Phase(part.Name))),
                Parts(Say("By state"), Say("state"), report.ByState, report, (part, _) => part.Name),
                Parts(Say("By account"), Say("account"), report.ByAccount, report, (part, _) => ways.To(new JobSelection { Account = part.Name }, part.Name)),
                report.ByCluster.Count > 1 ? Parts(Say("By cluster"), Say("cluster"), report.ByCluster, report, (part, _) => part.Name) : null),
            report.Capacity.Count == 0 ? null : Table.Of(
                Say("What clusters had, in GPU-hours"),
                [new(Say("cluster")), new(Say("had"), true), new(Say("allocated"), true), new(Say("down"), true), new(Say("down by plan"), true), new(Say("reserved"), true), new(Say("idle"), true)],
                report.Capacity.Select(one => (IReadOnlyList<object?>)[one.Cluster, Spent.Number(one.Reported), Spent.Number(one.Allocated), Spent.Number(one.Down), Spent.Number(one.PlannedDown), Spent.Number(one.Reserved), Spent.Number(one.Idle)])));
    }

    /// <summary>What no rule caught, the largest first.</summary>
    public static XElement? Uncaught(SpendingFigures figures) => figures.Report.Uncaught.Count == 0 ? null : Section(
        "uncaught",
        SpendingWords.Uncaught,
        P(Say("'assay accounts rules propose' writes rules for these, to be read and mended.")),
        Table.Of(
            SpendingWords.Uncaught,
            [new(Say("name")), new(Say("account")), new(Say("partition")), new(Say("GPU-hours"), true), new(Say("attempts"), true)],
            figures.Report.Uncaught.Take(Largest).Select(jobs => (IReadOnlyList<object?>)[jobs.Stem ?? "–", jobs.Account, jobs.Partition, Spent.Number(jobs.Hours), Spent.Count(jobs.Attempts)])));

    private static XElement Parts(string caption, string kind, IReadOnlyList<GpuHours> parts, AccountsReport report, Func<GpuHours, int, object> name) => Table.Of(
        caption,
        [new(kind), new(Say("GPU-hours"), true), new(Say("share"), true), new(Say("attempts"), true)],
        parts.Take(Largest).Select((part, i) => (IReadOnlyList<object?>)[name(part, i), Spent.Number(part.Hours), Spent.Share(part.Hours, report.Allocated), Spent.Count(part.Attempts)]));
}
