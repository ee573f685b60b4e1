using System.CommandLine;
using Assay.Claims;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay fleet feasibility CASE</c>: a claimed fleet against shipments, export rules, power and money.</summary>
internal static class FleetFeasibilityCommand
{
    private const int CheckFailed = 1;

    public static Command Create(Globals globals)
    {
        var arguments = new CaseArguments(globals);
        var check = new Option<bool>("--check") { Description = Say("End with 1 where the fleet is not within a bound.") };
        var command = new Command("feasibility", Say("Hold a claimed fleet against published shipments, export rules, power and funding."));
        arguments.AddTo(command);
        command.Add(check);
        command.SetAction(parsed =>
        {
            var @case = arguments.Read(parsed);
            if (@case.Feasibility.Count == 0)
                throw new InputException(null, $"The case '{@case.Id}' does not say where and when its fleet was to be had.", "Add a section such as 'feasibility: { region: CN }'.");
            var audit = Assayer.Audit(@case, globals.Sampling(parsed));
            Printer.Print(globals, parsed, () => FeasibilityPage.Of(audit), () => FeasibilityPage.Rows(audit), json => FeasibilityJson.Write(json, audit));
            return parsed.GetValue(check) && FleetFinding.Strictest(audit.Feasibility) == Possibility.NotPossible ? CheckFailed : 0;
        });
        return command;
    }
}
