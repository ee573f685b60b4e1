using System.Xml.Linq;
using Assay.Documents;
using Assay.Reporting.Studies;
using Assay.Web.Work;
using Microsoft.AspNetCore.Components;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Components;

/// <summary>What a sweep came to: the report, with what of it is looked at in the address.</summary>
public sealed partial class SweepsPage
{
    private NamedStudy? study;
    private StudyAddress here = null!;
    private StudyFigures? figures;
    private InputException? refused;
    private IReadOnlyList<XElement> parts = [];
    private string heading = "";

    [SupplyParameterFromQuery(Name = "sweep")]
    public string? Name { get; set; }

    [SupplyParameterFromQuery(Name = "output")]
    public string? Output { get; set; }

    [SupplyParameterFromQuery(Name = "across")]
    public string? Across { get; set; }

    [SupplyParameterFromQuery(Name = "up")]
    public string? Up { get; set; }

    [SupplyParameterFromQuery(Name = "hold")]
    public string[]? Hold { get; set; }

    [SupplyParameterFromQuery(Name = "colour")]
    public string? Colour { get; set; }

    [SupplyParameterFromQuery(Name = "first")]
    public string? First { get; set; }

    [SupplyParameterFromQuery(Name = "second")]
    public string? Second { get; set; }

    [SupplyParameterFromQuery(Name = "first-better")]
    public string? FirstBetter { get; set; }

    [SupplyParameterFromQuery(Name = "second-better")]
    public string? SecondBetter { get; set; }

    [SupplyParameterFromQuery(Name = "cell")]
    public string? Cell { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            (refused, study, heading) = (null, null, Say("Sweeps"));
            if (Folders.All.Count == 0 || (string.IsNullOrEmpty(Name) && Folders.All.Count > 1))
                return;
            study = string.IsNullOrEmpty(Name) ? Folders.All[0] : Folders.Find(Name);
            heading = Say(study.Sweep.Title);
            var asked = here = StudyAddress.Read(study, new StudyAddress.Told(Output, Across, Up, Hold ?? [], Colour, First, Second, FirstBetter, SecondBetter, Cell));
            var told = await Folders.Report(study, asked);
            // A newer address has come meanwhile.
            if (asked != here)
                return;
            Check(told, asked.Choice);
            (figures, parts) = (told, StudyParts.Of(told, new StudyWays(asked.Of)));
        }
        catch (InputException wrong)
        {
            (refused, figures, parts) = (wrong, null, []);
        }
    }

    // What only the results know: which outputs hold numbers.
    private static void Check(StudyFigures figures, StudyChoice choice)
    {
        string[] numbers = [.. figures.Spreads.Select(spread => spread.Output.Id)];
        foreach (var (name, output) in new[] { ("output", choice.Output), ("colour", choice.Colour), ("first", choice.Front.ElementAtOrDefault(0).Output), ("second", choice.Front.ElementAtOrDefault(1).Output) })
        {
            if (output is not null && !numbers.Contains(output))
                throw new InputException(null, $"'{name}' is '{output}', which holds no numbers.", $"Outputs with numbers: {string.Join(", ", numbers)}.");
        }

        if (choice.Cell is var (x, y) && figures.Cell is null)
            throw new InputException(null, $"'cell' is '{x},{y}', and the heat map has no such cell.", "Follow a cell of the heat map.");
    }
}
