using Assay.Accounts;
using Assay.Records;

namespace Assay.Tests.Accounts;

/// <summary>Runs and jobs of a selection, the largest first, each with what it cost.</summary>
public sealed class JobReaderTests : IDisposable
{
    private readonly MadeUpLab lab = new();
    private readonly AccountStore store;
    private readonly AccountsReport report;
    private readonly JobReader reader;

    public JobReaderTests()
    {
        store = AccountStore.Read(lab.Store, new StoreSettings());
        report = AccountsReporter.Of(store, MadeUpLab.Rules);
        reader = JobReader.After(store, MadeUpLab.Rules, report.Money);
    }

    public void Dispose()
    {
        store.Dispose();
        lab.Dispose();
    }

    [Fact]
    public void Pages_of_a_selection_have_each_of_its_jobs_once_the_largest_first()
    {
        var all = reader.Jobs(JobSelection.All, 1000);
        Assert.Equal((report.Attempts, Math.Round(report.Allocated, 6)), (all.Attempts, Math.Round(all.Hours, 6)));
        Assert.Equal(all.Jobs.Select(job => job.Hours).OrderDescending(), all.Jobs.Select(job => job.Hours));
        var pages = Enumerable.Range(0, 6).SelectMany(page => reader.Jobs(JobSelection.All, 30, page * 30).Jobs).ToArray();
        Assert.Equal(all.Jobs, pages);
        Assert.Equal(all.Attempts, pages.Length);
    }

    [Fact]
    public void Runs_hold_what_the_report_says_and_what_no_rule_caught_is_one_of_them()
    {
        var runs = reader.Runs(JobSelection.All, 1000);
        Assert.All(report.Runs, told =>
        {
            var run = Assert.Single(runs, run => (run.Run, run.Model, run.Phase) == (told.Run, told.Model, told.Phase));
            Assert.Equal((told.Hours, told.Attempts), (run.Hours, run.Attempts));
            var jobs = reader.Jobs(run.Selection, 3);
            Assert.Equal((run.Attempts, run.Cents), (jobs.Attempts, jobs.Cents));
            Assert.Equal(run.Hours, jobs.Hours, 9);
        });
        Assert.Equal(report.Uncaught.Sum(jobs => jobs.Hours), Assert.Single(runs, run => run.Run is null).Hours, 6);
    }

    [Fact]
    public void Costs_of_runs_sum_to_the_rungs_that_jobs_fill_and_of_jobs_to_their_run()
    {
        string[] filled = ["final run", "failed and repeated attempts", "experiments", "evaluation", "serving and other business"];
        var runs = reader.Runs(JobSelection.All, 1000);
        Assert.All(report.Money!.Models, model =>
        {
            var own = runs.Where(run => run.Model == model.Model).ToArray();
            // Each is rounded by itself.
            Assert.InRange(own.Sum(run => run.Cents ?? 0) - model.Rungs.Where(rung => filled.Contains(rung.Name)).Sum(rung => rung.Adds), -own.Length, own.Length);
        });
        var largest = runs[0];
        var jobs = reader.Jobs(largest.Selection, 1000).Jobs;
        Assert.InRange(jobs.Sum(job => job.Cents!.Value) - largest.Cents!.Value, -jobs.Count, jobs.Count);
        Assert.Equal(jobs.Take(10), reader.Largest(runs, 10)[(largest.Run, largest.Model, largest.Phase)]);
    }

    [Fact]
    public void Months_share_a_job_and_sum_to_it_in_hours_and_in_cost()
    {
        var serving = new JobSelection { Run = "serve-api" };
        var whole = reader.Jobs(serving, 10);
        var months = Enumerable.Range(1, 3).Select(month => reader.Jobs(serving with { Month = new DateOnly(2025, month, 1) }, 10)).ToArray();
        Assert.Equal(whole.Hours, months.Sum(month => month.Hours), 6);
        Assert.InRange(whole.Cents!.Value - months.Sum(month => month.Cents!.Value), -3, 3);
        var pretraining = new JobSelection { Run = "nova pre-training" };
        var (january, february) = (reader.Jobs(pretraining with { Month = new DateOnly(2025, 1, 1) }, 10), reader.Jobs(pretraining with { Month = new DateOnly(2025, 2, 1) }, 10));
        Assert.True(february.Attempts == 1 && february.Hours > 0, "The last attempt runs into February.");
        Assert.Equal(reader.Jobs(pretraining, 1).Hours, january.Hours + february.Hours, 6);
    }

    [Theory]
    [InlineData("model", "nova")]
    [InlineData("phase", "post-training")]
    [InlineData("outcome", "crashed")]
    [InlineData("account", "vision")]
    [InlineData("pool", "cloud")]
    public void A_selection_holds_what_it_says_and_no_name_is_read_as_SQL(string what, string value)
    {
        JobSelection Of(string text) => what switch
        {
            "model" => new() { Model = text },
            "phase" => new() { Phase = text },
            "outcome" => new() { Outcome = text },
            "account" => new() { Account = text },
            _ => new() { Pool = text },
        };
        var jobs = reader.Jobs(Of(value), 1000).Jobs;
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job => Assert.Equal(value, what switch { "model" => job.Model, "phase" => job.Phase, "outcome" => job.Outcome, "account" => job.Account, _ => job.Pool }));
        Assert.Equal(0, reader.Jobs(Of("x' OR true --"), 10).Attempts);
    }

    [Fact]
    public void A_later_opening_reads_the_same_and_shares_of_idle_time_are_those_of_the_ladders()
    {
        using var again = AccountStore.Read(lab.Store, new StoreSettings());
        Assert.Equal(reader.Jobs(JobSelection.All, 40).Jobs, JobReader.Of(again, MadeUpLab.Rules, report.Money).Jobs(JobSelection.All, 40).Jobs);
        var shares = reader.IdleShares(report.Money!);
        Assert.All(report.Money!.Models, model => Assert.Equal(model.Rungs.Single(rung => rung.Name == "idle share").Adds, shares.Where(share => share.Model == model.Model).Sum(share => share.Cents)));
    }
}
