using Assay.Commands;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>An answer in a sentence.</summary>
internal static class PlanSentences
{
    private static readonly string[] Headlined = ["days", "cost", "energy"];

    /// <summary>What the run takes; what a step takes where no tokens are told.</summary>
    public static string Headline(PlanDetail detail)
    {
        var (plan, model) = (detail.Step.Plan, detail.Step.Plan.Job.Model.Transformer.Title);
        if (detail.Run is not { } run)
            return Say($"A step of {model} on {plan.Gpus:N0} {plan.Job.Machine.Id} takes {Rounding.Significant(detail.Step.StepSeconds.P50)} s ({Rounding.Significant(detail.Step.StepSeconds.P5)} to {Rounding.Significant(detail.Step.StepSeconds.P95)} s).");
        var told = RunTables.Summaries(run.Totals).ToDictionary(of => of.Key, of => (of.Summary, of.Shown));
        string Whole(string key) => told.TryGetValue(key, out (Summary Summary, Unit Shown) of) ? Figures.Whole(of.Summary, of.Shown) : "";
        var (days, dollars, energy) = (Whole(Headlined[0]), Whole(Headlined[1]), Whole(Headlined[2]));
        var time = Say($"{model} trains on {RunTables.Amount(run.Tokens)} tokens in {days} on {plan.Gpus:N0} {plan.Job.Machine.Id}");
        return (dollars.Length, energy.Length) switch
        {
            ( > 0, > 0) => Say($"{time}; hiring them costs {dollars}, and they draw {energy}."),
            ( > 0, _) => Say($"{time}; hiring them costs {dollars}."),
            (_, > 0) => Say($"{time}; they draw {energy}, and the catalogue has no price of hiring them."),
            _ => Say($"{time}; the catalogue has no price of hiring them."),
        };
    }
}
