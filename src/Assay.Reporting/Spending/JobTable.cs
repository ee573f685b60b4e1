using System.Xml.Linq;
using Assay.Accounts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>Attempts of jobs, one a row.</summary>
internal static class JobTable
{
    public static XElement Of(string caption, IEnumerable<AccountedJob> jobs, string? currency)
    {
        var table = Table.Of(
            caption,
            [
                new(Say("job")), new(Say("account")), new(Say("started")), new(Say("ended")), new(Say("state")), new(Say("outcome")), new(Say("GPUs"), true), new(Say("GPU-hours"), true),
                .. currency is null ? [] : new[] { new Column(currency, true) },
            ],
            jobs.Select(job => (IReadOnlyList<object?>)
            [
                new object?[] { job.Job, job.Name is null ? null : " ", job.Name is null ? null : Span("range", job.Name) },
                new object?[] { job.Account, job.User is null ? null : " ", job.User is null ? null : Span("range", job.User) },
                Spent.Moment(job.Started),
                Spent.Moment(job.Ended),
                job.State,
                SpendingWords.Outcome(job.Outcome),
                Spent.Gpus(job.Gpus),
                Spent.Number(job.Hours),
                .. currency is null ? [] : new object?[] { Spent.Exact(job.Cents) },
            ]));
        table.Add(Class("jobs"));
        return table;
    }
}
