using System.Xml.Linq;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>What the reader should know of the case, and how the page came about.</summary>
internal static class ColophonSection
{
    public static XElement? Notes(Subject subject) => subject.Case.Warnings.Count == 0
        ? null
        : Section("notes", Labels.Notes, new XElement("ul", subject.Case.Warnings.Select(warning => new XElement("li", Say(warning)))));

    public static XElement About(Subject subject) => Section(
        "about",
        Labels.About,
        P(Sentences.AboutThePage),
        P(Sentences.Version(typeof(Assayer).Assembly.GetName().Version!.ToString(3)), " ", Labels.Reproduce),
        new XElement("pre", new XElement("code", Command(subject.Audit))));

    // Changed quantities tell where they were written, so the command can repeat them.
    private static string Command(AuditResult audit)
    {
        var changes = audit.Case.Graph.Nodes.Select(node => node.At?.Source).OfType<Documents.SourceText>().Where(source => source.Name == "--set").Select(source => source.Text).Distinct();
        return string.Concat([$"assay audit {audit.Case.Id}.yaml --samples {audit.Options.Samples} --seed {audit.Options.Seed}", .. changes.Select(change => $" --set \"{change}\"")]);
    }
}
