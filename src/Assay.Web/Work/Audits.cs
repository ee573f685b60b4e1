using System.Security.Cryptography;
using System.Text;
using Assay.Cases;
using Assay.Catalog;
using Assay.Commands;
using Assay.Documents;
using Assay.Modeling;
using Assay.Reporting;

namespace Assay.Web.Work;

/// <summary>
/// Audits for pages: computed once for the same text, changes and options, so that a page that is drawn twice, or by many, is
/// computed once. The oldest are given up.
/// </summary>
internal sealed class Audits
{
    private const int Most = 24;

    private readonly Kept<Case> cases = new(Most);
    private readonly Kept<AuditResult> audits = new(Most);

    /// <summary>Computes what the first visitor will ask for: the shipped cases, and once what a page of one is drawn from.</summary>
    public async Task WarmUp(CancellationToken cancellation)
    {
        foreach (var name in ShippedCases.Names)
        {
            cancellation.ThrowIfCancellationRequested();
            var audit = await Audit(new OpenedCase(name, ShippedCases.Find(name)!), [], new SamplingOptions());
            if (name == ShippedCases.Names[0])
                await Task.Run(() => PageParts.Of(audit, "", quantity => quantity), cancellation);
        }
    }

    /// <summary>The case as read, without changes.</summary>
    /// <exception cref="InputException">It has errors.</exception>
    public Task<Case> Read(OpenedCase @case) => cases.Get(Hash(@case.Source), () => CaseFile.Read(@case.Source, Catalogue.Shipped, []));

    /// <exception cref="InputException">The case or a change has errors.</exception>
    public async Task<AuditResult> Audit(OpenedCase @case, IReadOnlyList<string> changes, SamplingOptions options)
    {
        var read = await Read(@case);
        return await audits.Get(Key(@case, changes, options), () => Assayer.Audit(CaseFile.Change(read, changes), options));
    }

    /// <summary>
    /// The first claim's answer and the main quantities while an input is moved. Not kept: the next move is already under way.
    /// </summary>
    /// <exception cref="InputException">A change has errors.</exception>
    /// <exception cref="OperationCanceledException">A newer move has come.</exception>
    public async Task<AuditResult> Live(OpenedCase @case, IReadOnlyList<string> changes, SamplingOptions options)
    {
        var read = await Read(@case);
        return await Task.Run(() =>
        {
            var changed = CaseFile.Change(read, changes);
            var names = changed.Graph.Nodes.Select(node => node.Name).Where(MainQuantities.Includes).Concat(changes.Select(change => change.Split('=')[0].Trim()));
            return Assayer.AuditFirst(changed, options, names);
        }, options.Cancellation);
    }

    /// <summary>An audit of a text that is being written. Not kept: the next key is already under way.</summary>
    /// <exception cref="InputException">The text has errors.</exception>
    /// <exception cref="OperationCanceledException">A newer text has come.</exception>
    public static Task<AuditResult> Draft(SourceText text, SamplingOptions options) =>
        Task.Run(() => Assayer.Audit(CaseFile.Read(text, Catalogue.Shipped, []), options), options.Cancellation);

    /// <summary>What tells an audit from every other.</summary>
    internal static string Key(OpenedCase @case, IReadOnlyList<string> changes, SamplingOptions options) =>
        $"{Hash(@case.Source)} {options.Samples} {options.Seed} {string.Join('\u0001', changes)}";

    private static string Hash(SourceText source) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source.Name + "\0" + source.Text)));
}
