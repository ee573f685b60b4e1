namespace Assay.Serving;

/// <summary>Lays a deployment out for the simulator.</summary>
public static class SimulatedService
{
    /// <summary>The setup of a deployment under a load; prompts cross the network on the links of one engine's stage.</summary>
    public static SimulationSetup Of(Deployment deployment, RequestLoad load)
    {
        var answering = deployment.Answering;
        var setup = new SimulationSetup
        {
            Engines = Pool(answering, deployment.AnsweringEngines),
            Load = load,
            TokensPerStep = answering.TokensPerStep,
            Drafts = answering.Job.Drafts,
        };
        if (!deployment.Disaggregated)
            return setup;
        var prefill = deployment.Prefill;
        var links = Math.Min(prefill.Job.Layout.Stage, answering.Job.Layout.Stage);
        return setup with
        {
            PrefillEngines = Pool(prefill, deployment.PrefillEngines),
            Link = new KvLink(
                prefill.KvBytesPerToken,
                prefill.Job.Machine.Fabric.Bandwidth * links * prefill.Coefficients[ServingCoefficient.ScaleOut],
                prefill.Job.Machine.Fabric.Latency + prefill.Coefficients[ServingCoefficient.TransferOverhead]),
        };
    }

    private static EnginePool Pool(Engine engine, int engines) => new(engines, engine.Job.Layout.Gpus, engine, engine.Limits);
}
