using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>How the switches of a scale-out network are joined.</summary>
public enum Topology
{
    /// <summary>Two layers of switches, full bisection.</summary>
    FatTree2,

    /// <summary>Three layers of switches, full bisection.</summary>
    FatTree3,

    /// <summary>Two-layer fat trees side by side; each endpoint is in one of them.</summary>
    MultiPlaneFatTree,

    /// <summary>Two layers; accelerators of the same place in their servers share a leaf, and all rails share the spine.</summary>
    RailOptimised,
    SlimFly,
    Dragonfly,
}

/// <summary>A scale-out network of like switches: how much it holds when full, and what a number of endpoints needs.</summary>
/// <param name="Topology">How its switches are joined.</param>
/// <param name="Radix">Ports of a switch; even for the trees.</param>
/// <param name="Parts">Planes of a multi-plane tree, or rails; 1 for the others.</param>
/// <param name="Groups">Groups of a Dragonfly; null for as many as every pair of groups can be joined by one link.</param>
/// <remarks>
/// Fat trees: Al-Fares et al., SIGCOMM 2008, and their two-layer form. Slim Fly: Besta and Hoefler, SC 2014, section 3; q need
/// not be a prime power here, as only counts are wanted. Dragonfly: Kim et al., ISCA 2008, balanced as a = 2p = 2h.
/// </remarks>
public sealed record NetworkDesign(Topology Topology, int Radix, int Parts = 1, int? Groups = null)
{
    /// <summary>The fewest ports of a switch with which the topology can be built.</summary>
    public static int LeastRadix(Topology topology) => topology switch
    {
        Topology.SlimFly => 8,
        Topology.Dragonfly => 7,
        _ => 4,
    };

    /// <summary>The most groups that a Dragonfly of these switches can join, each pair by one link.</summary>
    public static int MostGroups(int radix) => (2 * Global(radix) * Global(radix)) + 1;

    /// <summary>Endpoints of the network when it is full.</summary>
    public double Endpoints => Topology switch
    {
        Topology.FatTree3 => Math.Pow(Radix, 3) / 4,
        Topology.MultiPlaneFatTree => Parts * Radix * (Radix / 2.0),
        // A rail has whole leaves, and the spine has a port for each leaf.
        Topology.RailOptimised => Radix / Parts * Parts * (Radix / 2.0),
        Topology.SlimFly => 2.0 * Q * Q * EndpointsPerSwitch,
        Topology.Dragonfly => 2.0 * Global(Radix) * GroupCount * EndpointsPerSwitch,
        _ => Radix * (Radix / 2.0),
    };

    /// <summary>Switches that a number of endpoints needs, each whole.</summary>
    public Quantity<One> Switches(Quantity<One> endpoints)
    {
        var parts = Number(Parts);
        return Topology switch
        {
            Topology.FatTree2 => Whole(endpoints / Number(EndpointsPerSwitch)) + Whole(endpoints / Number(Radix)),
            Topology.FatTree3 => (Whole(endpoints / Number(EndpointsPerSwitch)) * Number(2)) + Whole(endpoints / Number(Radix)),
            Topology.MultiPlaneFatTree => (Whole(Whole(endpoints / parts) / Number(EndpointsPerSwitch)) + Whole(Whole(endpoints / parts) / Number(Radix))) * parts,
            Topology.RailOptimised => (Whole(Whole(endpoints / parts) / Number(EndpointsPerSwitch)) * parts) + Whole(endpoints / Number(Radix)),
            _ => Whole(endpoints / Number(EndpointsPerSwitch)),
        };
    }

    /// <summary>Links between switches. The trees have as many up as down in every layer; the others join every switch in full.</summary>
    /// <param name="endpoints">Endpoints.</param>
    /// <param name="switches">The switches that they need.</param>
    public Quantity<One> Links(Quantity<One> endpoints, Quantity<One> switches) => Topology switch
    {
        Topology.FatTree3 => endpoints * Number(2),
        Topology.SlimFly => switches * Number(Degree(Q) / 2.0),
        Topology.Dragonfly => switches * Number(((3 * Global(Radix)) - 1) / 2.0),
        _ => endpoints,
    };

    // Endpoints at a switch that has any.
    private int EndpointsPerSwitch => Topology switch
    {
        Topology.SlimFly => (Degree(Q) + 1) / 2,
        Topology.Dragonfly => Global(Radix),
        _ => Radix / 2,
    };

    private int GroupCount => Groups ?? MostGroups(Radix);

    // The largest Slim Fly whose switches have ports for their neighbours and half as many endpoints.
    private int Q => Enumerable.Range(3, Radix).Last(q => q == 3 || (q % 4 != 2 && Degree(q) + ((Degree(q) + 1) / 2) <= Radix));

    // Neighbours of a switch of a Slim Fly: (3q - d) / 2 with q = 4w + d.
    private static int Degree(int q) => ((3 * q) - (q % 4 == 3 ? -1 : q % 4)) / 2;

    // Links to other groups at a switch of a Dragonfly: radix = p + h + a - 1 with a = 2p = 2h.
    private static int Global(int radix) => (radix + 1) / 4;

    private static Quantity<One> Number(double value) => Quantity<One>.Of(value);

    private static Quantity<One> Whole(Quantity<One> count) => new Expression.Operation(Operator.Ceiling, [count.Expression]).As<One>();
}
