using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>Reads from a row's note the network that a run had, where it is not the usual one of its GPU.</summary>
internal static partial class PublishedNetwork
{
    private const double BitsPerByte = 8;

    /// <summary>The machine with the network that the note tells: "1600 Gbps node-node", "800 Gb/s per node", "4x100Gb OmniPath/node".</summary>
    public static Machine Of(string note, Machine machine)
    {
        double gigabits;
        if (PerNode().Match(note) is { Success: true } node)
            gigabits = Number(node.Groups[1]);
        else if (Links().Match(note) is { Success: true } links)
            gigabits = Number(links.Groups[1]) * Number(links.Groups[2]);
        else
            return machine;
        return machine with { Fabric = machine.Fabric with { Bandwidth = gigabits * 1e9 / BitsPerByte / machine.Fabric.Domain } };
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) Gb(?:ps|/s) (?:node-node|per node)")]
    private static partial Regex PerNode();

    [GeneratedRegex(@"(\d+)x(\d+)Gb \w+/node")]
    private static partial Regex Links();
}
