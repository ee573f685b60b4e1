using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>Runs and the largest jobs, one a row.</summary>
internal static class RunSheet
{
    public static Sheet Of(SpendingFigures figures)
    {
        var sheet = new Sheet(SpendingSheets.Runs, [32, 22, 18, 16, 12, 18, 18]);
        sheet.Heads((Say("run"), false), (Say("model"), false), (Say("phase"), false), (Say("GPU-hours"), true), (Say("attempts"), true), (Say("completed or resumed"), true), (Cost(figures), true));
        foreach (var run in figures.Runs)
            sheet.Add(Cell.Of(SpendingWords.RunName(run.Run)), Cell.Of(run.Model), Cell.Of(SpendingWords.Phase(run.Phase)), Cell.Of(run.Hours, SpendingSheets.Hours), Cell.Of(run.Attempts, SpendingSheets.Count), Cell.Of(run.LedOn, SpendingSheets.Hours), SpendingSheets.Amount(run.Cents));
        return sheet;
    }

    public static Sheet OfJobs(SpendingFigures figures)
    {
        var sheet = new Sheet(SpendingSheets.Jobs, [14, 26, 14, 16, 16, 14, 24, 18, 16, 18, 18, 18, 16, 10, 14, 16]) { FrozenColumns = 1 };
        sheet.Heads(
            (Say("job"), false), (Say("name"), false), (Say("cluster"), false), (Say("account"), false), (Say("user"), false), (Say("partition"), false), (Say("run"), false), (Say("model"), false), (Say("phase"), false),
            (Say("started"), false), (Say("ended"), false), (Say("state"), false), (Say("outcome"), false), (Say("GPUs"), true), (Say("GPU-hours"), true), (Cost(figures), true));
        foreach (var job in figures.Largest.Jobs)
        {
            sheet.Add(
                Cell.Of(job.Job), Cell.Of(job.Name), Cell.Of(job.Cluster), Cell.Of(job.Account), Cell.Of(job.User), Cell.Of(job.Partition), Cell.Of(SpendingWords.RunName(job.Run)), Cell.Of(job.Model), Cell.Of(SpendingWords.Phase(job.Phase)),
                SpendingSheets.Of(job.Started), SpendingSheets.Of(job.Ended), Cell.Of(job.State), Cell.Of(SpendingWords.Outcome(job.Outcome)), Cell.Of(job.Gpus, "#,##0.####"), Cell.Of(job.Hours, SpendingSheets.Hours), SpendingSheets.Amount(job.Cents));
        }

        return sheet;
    }

    private static string Cost(SpendingFigures figures) => figures.Report.Money is { } money ? Say($"of its pools, {money.Currency}") : Say("cost");
}
