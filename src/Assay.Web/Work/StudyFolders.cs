using System.Globalization;
using Assay.Commands;
using Assay.Documents;
using Assay.Reporting.Studies;
using Assay.Sweeps;

namespace Assay.Web.Work;

/// <summary>The folders of sweeps that the server was started with. They are only read, and no request names a folder.</summary>
internal sealed class StudyFolders
{
    private const int MostKept = 32;

    private readonly Kept<StudyFigures> reports = new(MostKept);
    private readonly Kept<IReadOnlyList<OutputSpread>> spreads = new(4);

    private StudyFolders(IReadOnlyList<NamedStudy> all) => All = all;

    /// <summary>The sweeps, in the order in which they were named.</summary>
    public IReadOnlyList<NamedStudy> All { get; }

    /// <summary>Checks that every folder is one of a sweep; one that is not done yet is shown once it is.</summary>
    /// <exception cref="InputException">A folder is none.</exception>
    public static StudyFolders Of(IReadOnlyList<string> paths)
    {
        var all = new List<NamedStudy>();
        foreach (var path in paths)
        {
            var (set, folder, _) = SweepSet.Open(new LocalFiles(), Path.GetFullPath(path));
            // Two folders may hold sweeps of one name.
            var name = set.Sweep.Id;
            for (var i = 2; all.Any(one => one.Name == name); i++)
                name = string.Create(CultureInfo.InvariantCulture, $"{set.Sweep.Id}-{i}");
            all.Add(new NamedStudy(name, folder, set.Sweep, new Lazy<IStudy>(set.Study)));
        }

        return new StudyFolders(all);
    }

    /// <exception cref="InputException">There is none of the name.</exception>
    public NamedStudy Find(string name) =>
        All.FirstOrDefault(one => one.Name == name) ?? throw new InputException(null, $"No sweep is called '{name}'.", Nearest.Suggest(name, All.Select(one => one.Name), $"Sweeps: {string.Join(", ", All.Select(one => one.Name))}."));

    /// <summary>What a sweep came to.</summary>
    /// <param name="study">The sweep.</param>
    /// <param name="address">What is looked at.</param>
    /// <exception cref="InputException">It is not done, or its results cannot be read now.</exception>
    public async Task<StudyFigures> Report(NamedStudy study, StudyAddress address)
    {
        var version = $"{study.Name} {Stamp(study.Folder.Results)}";
        var known = await spreads.Get(version, () =>
        {
            using var reading = study.Read();
            return OutputSpread.Read(reading);
        });
        return await reports.Get($"{version} {address}", () =>
        {
            using var reading = study.Read();
            // A page looks at one output at a time.
            return StudyFigures.Of(reading, address.Choice with { Output = address.Choice.Output ?? (known is [var first, ..] ? first.Output.Id : null) }, known);
        });
    }

    private static string Stamp(string path) => new FileInfo(path) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{file.Length}-{file.LastWriteTimeUtc.Ticks}") : "";
}

/// <summary>A sweep that is shown.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Sweep">What it computes.</param>
/// <param name="Study">What computes it, which knows titles.</param>
public sealed record NamedStudy(string Name, SweepFolder Folder, Sweep Sweep, Lazy<IStudy> Study)
{
    /// <summary>Its axes, parted into places.</summary>
    public IReadOnlyList<CutAxis> Axes { get; } = [.. Sweep.Axes.Select(axis => CutAxis.Of(axis, Sweep.Points))];

    /// <exception cref="InputException">It is not done, or its results cannot be read.</exception>
    public SweepReading Read() => SweepReading.Open(Folder, Sweep, Study.Value);
}
