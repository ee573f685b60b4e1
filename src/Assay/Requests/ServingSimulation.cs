using Assay.Documents;

namespace Assay.Requests;

/// <summary>
/// Simulates a deployment request by request: arrivals, routing, queues, continuous batching, memory, preemption, and where
/// prompts have engines of their own the transfer of keys and values. It knows no prices.
/// </summary>
public static class ServingSimulation
{
    /// <summary>Runs a simulation to the answer of its last request.</summary>
    /// <param name="setup">The deployment and its load.</param>
    /// <param name="seed">The same seed gives the same result, on any number of threads; a request's draws depend on its number alone.</param>
    /// <param name="threads">Threads at most; used where the choice of an engine depends on the request alone, and the load is no closed loop.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Ends the simulation early.</param>
    /// <exception cref="InputException">The setup cannot be; all reasons are told.</exception>
    public static SimulationResult Run(SimulationSetup setup, ulong seed = 1, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        SetupRules.Check(setup);
        var plan = new SimulationPlan(setup);
        var (prefill, decode) = Router.IsFixed(setup.Routing) && setup.Load.Arrivals is not Arrivals.Closed
            ? new ParallelRun(plan, seed).Run(threads, progress, cancellation)
            : new OrderedRun(plan, seed).Run(progress, cancellation);
        return Outcome.Of(plan, prefill, decode);
    }
}
