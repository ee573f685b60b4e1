using System.CommandLine;
using Assay.Catalog;
using Assay.Commands.Verbs;
using Assay.Documents;
using Assay.Sweeps;

namespace Assay.Commands;

/// <summary>A sweep with all that it computes from: its file, its cases, the catalogue.</summary>
internal sealed record SweepSet(Sweep Sweep, IReadOnlyList<StudyCase> Cases, Catalogue Catalogue)
{
    /// <summary>The name of a sweep's own text in its folder.</summary>
    public const string FileName = "sweep.yaml";

    private const string CaseFolder = "cases";

    /// <summary>What a folder of the sweep keeps, so that it can be gone on with wherever the files have gone since.</summary>
    public IReadOnlyList<(string Name, string Text)> Texts =>
    [
        (FileName, Sweep.Source.Text),
        .. Cases.Select((one, i) => ($"{CaseFolder}/{i}.yaml", one.Source.Text)),
        ("program", $"{typeof(Assayer).Assembly.GetName().Version!.ToString(3)}\n"),
    ];

    /// <summary>Reads a sweep and the cases that it names.</summary>
    /// <exception cref="InputException">Something of it has errors.</exception>
    public static SweepSet Read(Globals globals, ParseResult parsed, string path)
    {
        var catalogue = globals.Catalogue(parsed);
        var sweep = SweepFile.Read(globals.Host.Files.Text(path, "a sweep"), catalogue);
        var folder = Path.GetDirectoryName(Path.GetFullPath(globals.Host.Files.Local(path)))!;
        return new SweepSet(sweep, [.. sweep.Cases.Select(named => Case(globals, named, folder))], catalogue);
    }

    /// <summary>Reads a sweep as its folder keeps it.</summary>
    /// <exception cref="InputException">The folder is incomplete.</exception>
    public static SweepSet Read(Globals globals, ParseResult parsed, SweepFolder folder)
    {
        var catalogue = globals.Catalogue(parsed);
        var sweep = SweepFile.Read(folder.Text(FileName) ?? throw Incomplete(folder), catalogue);
        return new SweepSet(sweep, [.. sweep.Cases.Select((_, i) => new StudyCase(folder.Text($"{CaseFolder}/{i}.yaml") ?? throw Incomplete(folder), Path.Combine(folder.Root, CaseFolder)))], catalogue);
    }

    /// <summary>What computes its points.</summary>
    /// <exception cref="InputException">An axis or an output names nothing.</exception>
    public IStudy Study() => Sweep.Plan is null ? new CaseStudy(Sweep, Cases, Catalogue) : new VerbStudy(Sweep);

    private static StudyCase Case(Globals globals, YamlScalar named, string folder)
    {
        if (ShippedCases.Find(named.Text) is { } shipped)
            return new StudyCase(shipped, null);
        if (!named.Text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            throw new InputException(named.At, $"No case that comes with Assay is called '{named.Text}'.", Nearest.Suggest(named.Text, ShippedCases.Names, $"Name one of {string.Join(", ", ShippedCases.Names)}, or the file of a case, seen from the folder of the sweep."));
        var path = Path.Combine(folder, named.Text);
        if (!globals.Host.Files.Exists(path))
            throw new InputException(named.At, $"There is no file '{path}'.", "Give the path of the case, seen from the folder of the sweep.");
        return new StudyCase(globals.Host.Files.Text(path, "a case"), Path.GetDirectoryName(path));
    }

    private static InputException Incomplete(SweepFolder folder) => new(null, $"The folder '{folder.Root}' lacks what the sweep computes.", "Run the sweep anew, in another folder.");
}
