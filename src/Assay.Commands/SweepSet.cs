using System.CommandLine;
using System.Globalization;
using Assay.Catalog;
using Assay.Commands.Verbs;
using Assay.Documents;
using Assay.Sweeps;

namespace Assay.Commands;

/// <summary>A sweep with all that it computes from: its file, its cases, the catalogue.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Catalogue">Where they look up facts.</param>
/// <param name="Own">The files of a catalogue that is not the shipped one.</param>
internal sealed record SweepSet(Sweep Sweep, IReadOnlyList<StudyCase> Cases, Catalogue Catalogue, IReadOnlyList<SourceText> Own)
{
    /// <summary>The name of a sweep's own text in its folder.</summary>
    public const string FileName = "sweep.yaml";

    private const string CaseFolder = "cases";
    private const string CatalogueFolder = "catalog";
    private const string ProgramName = "program";

    /// <summary>What a folder of the sweep keeps, so that it can be gone on with wherever the files have gone since.</summary>
    public IReadOnlyList<(string Name, string Text)> Texts =>
    [
        (FileName, Sweep.Source.Text),
        .. Cases.Select((one, i) => ($"{CaseFolder}/{i}.yaml", one.Source.Text)),
        .. Cases.Select((one, i) => ($"{CaseFolder}/{i}.json", one.Configurations)).Where(one => one.Configurations is not null).Select(one => (one.Item1, KeptTexts.Write(one.Configurations!))),
        .. Own.Select(file => ($"{CatalogueFolder}/{file.Name}", file.Text)),
        (ProgramName, Program),
    ];

    private static string Program => $"{typeof(Assayer).Assembly.GetName().Version!.ToString(3)}\n";

    /// <summary>Reads a sweep and the cases that it names.</summary>
    /// <exception cref="InputException">Something of it has errors.</exception>
    public static SweepSet Read(Globals globals, ParseResult parsed, string path)
    {
        var (catalogue, files) = (globals.Catalogue(parsed), globals.Files(parsed));
        var sweep = SweepFile.Read(globals.Host.Files.Text(path, "a sweep"), catalogue);
        var folder = Path.GetDirectoryName(Path.GetFullPath(globals.Host.Files.Local(path)))!;
        return new SweepSet(sweep, [.. sweep.Cases.Select(named => Case(globals, named, folder, sweep))], catalogue, [.. files.Own]);
    }

    /// <summary>Opens the folder of a sweep, and reads the sweep as it keeps it.</summary>
    /// <exception cref="InputException">There is none, or the folder is incomplete.</exception>
    public static (SweepSet Set, SweepFolder Folder, SweepPlan Plan) Open(ICommandFiles own, string path)
    {
        var folder = SweepFolder.Open(own.Local(path));
        var kept = Path.Combine(folder.Root, CatalogueFolder);
        var files = Directory.Exists(kept) ? own.Catalogue(kept) : CatalogFiles.Shipped;
        var catalogue = Directory.Exists(kept) ? new Catalogue(files) : Catalogue.Shipped;
        var sweep = SweepFile.Read(folder.Text(FileName) ?? throw Incomplete(folder), catalogue);
        var cases = sweep.Cases.Select((_, i) => new StudyCase(folder.Text($"{CaseFolder}/{i}.yaml") ?? throw Incomplete(folder), folder.Text($"{CaseFolder}/{i}.json") is { } texts ? KeptTexts.Read(texts.Text) : null));
        var plan = new SweepPlan(sweep.Points, long.Parse((folder.Text("points-per-shard") ?? throw Incomplete(folder)).Text, CultureInfo.InvariantCulture));
        return (new SweepSet(sweep, [.. cases], catalogue, [.. files.Own]), folder, plan);
    }

    /// <summary>Makes sure that this program is the one with which a folder was begun: another may compute other bytes.</summary>
    /// <exception cref="InputException">It is another.</exception>
    public static void CheckProgram(SweepFolder folder)
    {
        if (folder.Text(ProgramName) is { } begun && begun.Text != Program)
            throw new InputException(null, $"The sweep was begun with Assay {begun.Text.Trim()}, and this is {Program.Trim()}.", "Go on with that version, or run the sweep anew in another folder.");
    }

    /// <summary>What computes its points.</summary>
    /// <exception cref="InputException">An axis or an output names nothing.</exception>
    public IStudy Study() => Sweep.Plan is null ? new CaseStudy(Sweep, Cases, Catalogue) : new VerbStudy(Sweep);

    private static StudyCase Case(Globals globals, YamlScalar named, string folder, Sweep sweep)
    {
        if (ShippedCases.Find(named.Text) is { } shipped)
            return new StudyCase(shipped, null);
        if (!named.Text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            throw new InputException(named.At, $"No case that comes with Assay is called '{named.Text}'.", Nearest.Suggest(named.Text, ShippedCases.Names, $"Name one of {string.Join(", ", ShippedCases.Names)}, or the file of a case, seen from the folder of the sweep."));
        var path = Path.Combine(folder, named.Text);
        if (!globals.Host.Files.Exists(path))
            throw new InputException(named.At, $"There is no file '{path}'.", "Give the path of the case, seen from the folder of the sweep.");
        return StudyCase.With(globals.Host.Files.Text(path, "a case"), Path.GetDirectoryName(path)!, sweep);
    }

    private static InputException Incomplete(SweepFolder folder) => new(null, $"The folder '{folder.Root}' lacks what the sweep computes.", "Run the sweep anew, in another folder.");
}
