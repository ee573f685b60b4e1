namespace Assay.Serving;

/// <summary>A deployment that a search found.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="State">Its steady state at the rate asked for.</param>
/// <param name="Latency">What requests wait for.</param>
/// <param name="MostSequences">Sequences at once on an engine that answers, beyond which the bounds are not kept. Software that is set to it makes requests wait there, which the latency does not count.</param>
/// <param name="Kinds">Its kinds of engines, with what one of each takes within the bounds.</param>
public sealed record FoundDeployment(Deployment Deployment, SteadyState State, ExpectedLatency Latency, int MostSequences, IReadOnlyList<ScaledEngine> Kinds)
{
    /// <summary>Requests a second that it takes within the bounds.</summary>
    public double MostRequestsPerSecond => Kinds.Min(kind => kind.RequestsPerSecond * (kind.Role == EngineRole.Decode ? Deployment.DecodeEngines : Deployment.PrefillEngines));

    public int Gpus => Deployment.Gpus;

    /// <summary>Requests a second over the most that it takes within the bounds.</summary>
    public double Use => State.RequestsPerSecond / MostRequestsPerSecond;
}

/// <summary>What a search found, the fewest GPUs first.</summary>
/// <param name="Found">Deployments within the bounds.</param>
/// <param name="Tried">Layouts of an engine that were looked at.</param>
/// <param name="Fitting">Those whose memory holds the model and a request.</param>
/// <param name="Closest">Where none keeps the bounds: the one that comes closest, alone with one request. Null else.</param>
/// <param name="Needed">Where the bounds are kept, but by no deployment of as few GPUs as allowed: the fewest that are needed. Null else.</param>
/// <param name="FewestThatFit">Where nothing fits: the fewest GPUs on which it would, beyond those allowed; null where none does.</param>
public sealed record CapacityResult(IReadOnlyList<FoundDeployment> Found, int Tried, int Fitting, FoundDeployment? Closest, long? Needed, int? FewestThatFit);
