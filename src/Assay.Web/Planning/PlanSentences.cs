using Assay.Commands;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Uncertainty;
using static Assay.Web.Components.Speech;

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
            return Say("A step of {0} on {1:N0} {2} takes {3} s ({4} to {5} s).", model, plan.Gpus, plan.Job.Machine.Id, Rounding.Significant(detail.Step.StepSeconds.P50), Rounding.Significant(detail.Step.StepSeconds.P5), Rounding.Significant(detail.Step.StepSeconds.P95));
        var told = RunTables.Summaries(run.Totals).ToDictionary(of => of.Key, of => (of.Summary, of.Shown));
        string Whole(string key) => told.TryGetValue(key, out (Summary Summary, Unit Shown) of) ? Figures.Whole(of.Summary, of.Shown) : "";
        var (days, dollars, energy) = (Whole(Headlined[0]), Whole(Headlined[1]), Whole(Headlined[2]));
        var time = Say("{0} trains on {1} tokens in {2} on {3:N0} {4}", model, RunTables.Amount(run.Tokens), days, plan.Gpus, plan.Job.Machine.Id);
        return (dollars.Length, energy.Length) switch
        {
            ( > 0, > 0) => Say("{0}; hiring them costs {1}, and they draw {2}.", time, dollars, energy),
            ( > 0, _) => Say("{0}; hiring them costs {1}.", time, dollars),
            (_, > 0) => Say("{0}; they draw {1}, and the catalogue has no price of hiring them.", time, energy),
            _ => Say("{0}; the catalogue has no price of hiring them.", time),
        };
    }
}
