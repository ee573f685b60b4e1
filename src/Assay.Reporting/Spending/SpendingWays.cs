using Assay.Accounts;

namespace Assay.Reporting.Spending;

/// <summary>Where the parts of a report of accounts lead.</summary>
/// <param name="Open">The address that opens a selection of jobs; null where runs and jobs unfold in their place.</param>
internal sealed record SpendingWays(Func<JobSelection, string>? Open)
{
    /// <summary>A file of its own: everything unfolds in its place.</summary>
    public static SpendingWays InPlace { get; } = new((Func<JobSelection, string>?)null);

    /// <summary>A name that opens what it stands for, where there is a way to it.</summary>
    public object To(JobSelection selection, string name) => Open is { } open ? new System.Xml.Linq.XElement("a", new System.Xml.Linq.XAttribute("href", open(selection)), name) : name;
}
