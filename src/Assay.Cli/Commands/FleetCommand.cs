using System.CommandLine;

namespace Assay.Cli.Commands;

/// <summary><c>assay fleet</c>: what a fleet takes, and whether it can be had.</summary>
internal static class FleetCommand
{
    public static Command Create(Globals globals) => new("fleet", "Ask what a fleet takes, and whether it can be had.")
    {
        FleetFeasibilityCommand.Create(globals),
    };
}
