using System.CommandLine;

namespace Assay.Cli.Commands;

/// <summary><c>assay fleet</c>: what accelerators cost to own, and whether to own them.</summary>
internal static class FleetCommand
{
    public static Command Create(Globals globals) => new("fleet", "What accelerators cost to own, and whether to own or to hire them.")
    {
        FleetCostCommand.Create(globals),
        OwnOrRentCommand.Create(globals),
    };
}
