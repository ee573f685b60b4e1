using System.Text;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>Reads case files.</summary>
public static class CaseFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalogue">Where facts, prices and accelerators are looked up.</param>
    /// <param name="changes">Quantities to define anew: <c>name=expression</c>.</param>
    /// <exception cref="InputException">The file cannot be read or has errors; all of them are told.</exception>
    public static Case Read(string path, Catalogue catalogue, IReadOnlyList<string> changes) =>
        Read(new SourceText(path, ReadText(path)), catalogue, changes, new ConfigFolder(Path.GetDirectoryName(path) ?? ""));

    /// <summary>Reads a case from a text. It opens no file, whatever the text names.</summary>
    /// <exception cref="InputException">The text has errors; all of them are told.</exception>
    public static Case Read(SourceText source, Catalogue catalogue, IReadOnlyList<string> changes) => Read(source, catalogue, changes, null);

    /// <summary>Reads a case from a map, such as one that a sweep has changed.</summary>
    /// <param name="root">The map.</param>
    /// <param name="catalogue">Where facts, prices and accelerators are looked up.</param>
    /// <param name="beside">The folder from which it may name a config.json; null for none.</param>
    internal static Case Read(YamlMap root, Catalogue catalogue, ConfigFolder? beside) => new CaseReader(catalogue, beside).Read(root);

    /// <summary>A case with quantities defined anew, each with its place and the place of its value.</summary>
    /// <exception cref="InputException">A change has errors; all of them are told.</exception>
    internal static Case Change(Case @case, IEnumerable<(string Name, string Value, Location At, Location ValueAt)> changes)
    {
        var told = changes.Select(change => new Told(change.Name, change.Value, change.At, change.ValueAt)).ToArray();
        return told.Length == 0 ? @case : @case with { Graph = Change(@case.Graph, told, new Errors()) };
    }

    private static Case Read(SourceText source, Catalogue catalogue, IReadOnlyList<string> changes, ConfigFolder? beside)
    {
        var read = new CaseReader(catalogue, beside).Read(YamlText.Read(source));
        return Change(read, changes);
    }

    /// <summary>A case with quantities defined anew: <c>name=expression</c>; the draws of all others stay as they were.</summary>
    /// <exception cref="InputException">A change has errors; all of them are told.</exception>
    public static Case Change(Case @case, IReadOnlyList<string> changes) =>
        changes.Count == 0 ? @case : @case with { Graph = Change(@case.Graph, changes) };

    /// <summary>A case with the quantities defined anew that its own file tells under <c>changes</c>.</summary>
    internal static Case Change(Case @case, YamlMap? changes, Errors errors)
    {
        if (changes is null)
            return @case;
        var told = changes.Entries.Where(entry => entry.Value is YamlScalar).Select(entry => new Told(entry.Key, ((YamlScalar)entry.Value).Text, entry.At, entry.Value.At)).ToArray();
        foreach (var entry in changes.Entries.Where(entry => entry.Value is not YamlScalar))
            errors.Add(entry.Value.At, $"'{entry.Key}' is changed to {entry.Value.Kind}.", "Write an expression, such as 'fleet.ownership: 5 years'.");
        return @case with { Graph = Change(@case.Graph, told, errors) };
    }

    private static Graph Change(Graph graph, IReadOnlyList<string> changes)
    {
        var errors = new Errors();
        var told = new List<Told>();
        foreach (var change in changes)
        {
            var at = new SourceText("--set", change).Start;
            if (change.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign)
                told.Add(new Told(change[..sign].Trim(), change[(sign + 1)..], at, at.Right(sign + 1)));
            else
                errors.Add(at, "A change has the form NAME=VALUE.", "Write such as --set \"fleet.ownership=5 years\".");
        }

        return Change(graph, told, errors);
    }

    private static Graph Change(Graph graph, IEnumerable<Told> changes, Errors errors)
    {
        var nodes = new List<Node>();
        foreach (var (name, value, at, valueAt) in changes)
        {
            if (!graph.Contains(name))
                errors.Add(at, $"Nothing is called '{name}'.", Nearest.Suggest(name, graph.Nodes.Select(node => node.Name), "'assay audit CASE --format json' lists every name."));
            else if (nodes.Any(node => node.Name == name))
                errors.Add(at, $"'{name}' is set twice.", "Keep one of the two.");
            else
                errors.Try(() => nodes.AddRange(Changed(graph[name], value, valueAt)));
        }

        errors.ThrowIfAny();
        var changed = graph.With(nodes);
        InputBounds.Check(changed, errors);
        errors.ThrowIfAny();
        return changed;
    }

    private static IEnumerable<Node> Changed(Node node, string text, Location at)
    {
        var start = at.Right(text.Length - text.TrimStart().Length);
        return new Binder(node.Name, node.Title, start, node.Unit, new Grounds.Assumption("Set for this audit.")).Bind(SyntaxParser.Read(text.Trim(), start))
            .Select(bound => bound.Name == node.Name ? bound with { Unit = node.Unit, Period = node.Period } : bound);
    }

    private readonly record struct Told(string Name, string Value, Location At, Location ValueAt);

    private static string ReadText(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new InputException(null, $"'{path}' is a folder.", "Name a case file, such as cases/deepseek-v3.yaml.");
            if (!File.Exists(path))
                throw new InputException(null, $"There is no file '{path}'.", "Name a case file, such as cases/deepseek-v3.yaml; 'assay new NAME' writes one to start from.");
            if (new FileInfo(path).Length > YamlText.LargestFile)
                throw new InputException(null, $"The file '{path}' has {new FileInfo(path).Length:N0} bytes; at most {YamlText.LargestFile:N0} are read.", "Split it, or take out what the case does not need.");
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(null, $"The file '{path}' is not text in UTF-8.", "Save it as UTF-8.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(null, $"The file '{path}' cannot be read: {refused.Message}", "Check the path and its permissions.");
        }
    }
}
