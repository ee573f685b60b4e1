using System.Globalization;
using Assay.Documents;
using Assay.Reporting.Studies;
using Assay.Sweeps;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Web.Work;

/// <summary>The state of the page of a sweep as its address has it.</summary>
/// <param name="Name">Which sweep.</param>
/// <param name="Axes">Its axes.</param>
/// <param name="Choice">What of it is looked at.</param>
public sealed record StudyAddress(string Name, IReadOnlyList<CutAxis> Axes, StudyChoice Choice)
{
    /// <summary>What an address may say, as it says it.</summary>
    public sealed record Told(string? Output, string? Across, string? Up, IReadOnlyList<string> Hold, string? Colour, string? First, string? Second, string? FirstBetter, string? SecondBetter, string? Cell);

    /// <exception cref="InputException">It names an output or an axis that the sweep does not have, or a place that an axis does not have.</exception>
    public static StudyAddress Read(NamedStudy study, Told told)
    {
        string[] outputs = [.. study.Sweep.Outputs.Select(output => output.Id)], axes = [.. study.Axes.Select(axis => axis.Axis.Id)];
        var front = (First: Known("first", told.First, outputs), Second: Known("second", told.Second, outputs));
        var choice = new StudyChoice
        {
            Output = Known("output", told.Output, outputs),
            Across = Known("across", told.Across, axes),
            Up = Known("up", told.Up, axes),
            Held = told.Hold.Where(hold => hold.Length > 0).Select(hold => Place(study, "hold", hold)).GroupBy(hold => hold.Axis).ToDictionary(group => group.Key, group => group.Last().Place),
            Colour = Known("colour", told.Colour, outputs),
            Front = front is ({ } first, { } second) ? [(first, End("first-better", told.FirstBetter)), (second, End("second-better", told.SecondBetter))] : [],
            Cell = Pair(told.Cell),
        };
        if (choice.Across is not null && choice.Across == choice.Up)
            throw new InputException(null, $"'across' and 'up' are both '{choice.Up}'.", "Give two axes.");
        if (choice.Front is [var one, var other] && one.Output == other.Output)
            throw new InputException(null, $"'first' and 'second' are both '{one.Output}'.", "Give two outputs.");
        return new StudyAddress(study.Name, study.Axes, choice);
    }

    /// <summary>The address of a cell of a heat map.</summary>
    public string Of(HeatMap map, HeatCell cell) => $"{this with { Choice = Choice with { Output = map.Output.Id, Across = map.Across.Axis.Id, Up = map.Up.Axis.Id, Cell = (cell.Across, cell.Up) } }}#points";

    public override string ToString() => QueryHelpers.AddQueryString("sweeps", new Dictionary<string, string?>
    {
        ["sweep"] = Name,
        ["output"] = Choice.Output,
        ["across"] = Choice.Across,
        ["up"] = Choice.Up,
        ["colour"] = Choice.Colour,
        ["first"] = Choice.Front.ElementAtOrDefault(0).Output,
        ["first-better"] = Written(Choice.Front.ElementAtOrDefault(0).Better),
        ["second"] = Choice.Front.ElementAtOrDefault(1).Output,
        ["second-better"] = Written(Choice.Front.ElementAtOrDefault(1).Better),
        ["cell"] = Choice.Cell is var (x, y) ? string.Create(CultureInfo.InvariantCulture, $"{x},{y}") : null,
    }.Where(pair => pair.Value is not null).Concat(Choice.Held.OrderBy(hold => hold.Key).Select(hold => KeyValuePair.Create("hold", (string?)string.Create(CultureInfo.InvariantCulture, $"{Axes[hold.Key].Axis.Id}:{hold.Value}")))));

    /// <summary>An end as an address has it.</summary>
    public static string? Written(Better? better) => better switch { Better.Less => "less", Better.More => "more", _ => null };

    private static string? Known(string name, string? told, string[] all) =>
        string.IsNullOrEmpty(told) ? null : all.Contains(told) ? told : throw new InputException(null, $"'{name}' is '{told}'.", Nearest.Suggest(told, all, $"This sweep has {string.Join(", ", all)}."));

    private static Better? End(string name, string? told) => told switch
    {
        null or "" => null,
        "less" => Better.Less,
        "more" => Better.More,
        _ => throw new InputException(null, $"'{name}' is '{told}'.", "Write 'less' or 'more'."),
    };

    private static (int Axis, int Place) Place(NamedStudy study, string name, string told)
    {
        if (told.Split(':') is [var id, var number] && study.Axes.Select((axis, i) => (axis, i)).FirstOrDefault(one => one.axis.Axis.Id == id) is { axis: { } axis, i: var at } && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < axis.Count)
            return (at, place);
        throw new InputException(null, $"'{name}' is '{told}'.", "Write an axis and the number of a place on it from 0, such as use:3.");
    }

    private static (int, int)? Pair(string? told)
    {
        if (string.IsNullOrEmpty(told))
            return null;
        return told.Split(',') is [var x, var y] && int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var across) && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var up)
            ? (across, up)
            : throw new InputException(null, $"'cell' is '{told}'.", "Follow a cell of the heat map.");
    }
}
