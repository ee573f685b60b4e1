using Assay.Fitting;
namespace Assay.Serving;

/// <summary>What a published row may mean, with how likely it does: deployment, requests and load, but for the coefficients.</summary>
public sealed record PlausibleService(EngineJob Prefill, int PrefillEngines, EngineJob? Decode, int DecodeEngines, Traffic Traffic, ServingLoad Load, double Weight)
{
    /// <summary>Requests that there are in all, so that no more wait at once.</summary>
    public double Requests { get; init; } = double.PositiveInfinity;

    public int Gpus => (PrefillEngines * Prefill.Layout.Gpus) + (DecodeEngines * (Decode?.Layout.Gpus ?? 0));

    /// <summary>The deployment with a set of coefficients.</summary>
    public Deployment With(Coefficients<ServingCoefficient> c) =>
        new(new Engine(Prefill, c), PrefillEngines, Decode is null ? null : new Engine(Decode, c), DecodeEngines);

    /// <summary>Its steady state.</summary>
    public SteadyState Under(Coefficients<ServingCoefficient> c)
    {
        var deployment = With(c);
        return Load.Kind switch
        {
            LoadKind.Rate => SteadyLoad.AtRate(deployment, Traffic, Load.Amount, Requests),
            LoadKind.PerGpu => SteadyLoad.At(deployment, Traffic, Load.Amount * deployment.Gpus),
            LoadKind.Saturated => SteadyLoad.Run(deployment, Traffic, Requests),
            _ => SteadyLoad.At(deployment, Traffic, Math.Min(Load.Amount, Requests)),
        };
    }
}
