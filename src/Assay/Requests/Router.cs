namespace Assay.Requests;

/// <summary>Chooses an engine of a pool for a request.</summary>
internal sealed class Router
{
    private readonly Routing routing;
    private readonly int engines;
    private readonly int leaves;

    // Loads, and above each pair of engines the less loaded of them: a tournament whose winner is at 1.
    private readonly long[] loads;
    private readonly int[] winners;

    public Router(Routing routing, int engines)
    {
        this.routing = routing;
        this.engines = engines;
        leaves = 1;
        while (leaves < engines)
            leaves *= 2;
        loads = new long[leaves];
        loads.AsSpan(engines).Fill(long.MaxValue);
        winners = new int[2 * leaves];
        for (var i = 0; i < leaves; i++)
            winners[leaves + i] = i;
        for (var i = leaves - 1; i > 0; i--)
            winners[i] = winners[2 * i];
    }

    /// <summary>Whether the choice depends on the request alone.</summary>
    public static bool IsFixed(Routing routing) => routing is Routing.RoundRobin or Routing.Random;

    public int Choose(long number, (double One, double Two) draws) => routing switch
    {
        Routing.RoundRobin => (int)(number % engines),
        Routing.Random => (int)(draws.One * engines),
        Routing.LeastLoaded => winners[1],
        Routing.PowerOfTwo => OfTwo((int)(draws.One * engines), (int)(draws.Two * (engines - 1))),
        _ => throw new InvalidOperationException($"No choice by {routing}."),
    };

    public void Update(int engine, long load)
    {
        if (loads[engine] == load)
            return;
        loads[engine] = load;
        if (routing != Routing.LeastLoaded)
            return;
        for (var i = (leaves + engine) / 2; i > 0; i /= 2)
        {
            int left = winners[2 * i], right = winners[(2 * i) + 1];
            winners[i] = loads[right] < loads[left] ? right : left;
        }
    }

    // The second is one of the others.
    private int OfTwo(int one, int two)
    {
        if (engines == 1)
            return 0;
        two += two >= one ? 1 : 0;
        return loads[two] < loads[one] || (loads[two] == loads[one] && two < one) ? two : one;
    }
}
