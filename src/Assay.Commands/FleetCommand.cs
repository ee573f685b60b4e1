using System.CommandLine;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay fleet</c>: what accelerators cost to own, whether to own them, and whether they can be had.</summary>
internal static class FleetCommand
{
    public static Command Create(Globals globals) => new("fleet", Say("What accelerators cost to own, whether to own or to hire them, and whether they can be had."))
    {
        FleetCostCommand.Create(globals),
        OwnOrRentCommand.Create(globals),
        FleetFeasibilityCommand.Create(globals),
    };
}
