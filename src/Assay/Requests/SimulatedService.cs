using Assay.Serving;

namespace Assay.Requests;

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
            RequestSeconds = answering.Coefficients[ServingCoefficient.RequestOverhead],
            TokensPerStep = answering.TokensPerStep,
            Drafts = answering.Job.Drafts,
        };
        if (!deployment.Disaggregated)
            return setup;
        var prefill = deployment.Prefill;
        var links = Math.Min(prefill.Job.Layout.Stage, answering.Job.Layout.Stage);
        return setup with
        {
            Engines = setup.Engines with { Times = new StretchedTimes(answering, 1 + answering.Coefficients[ServingCoefficient.SplitOverhead]) },
            PrefillEngines = Pool(prefill, deployment.PrefillEngines),
            Link = new KvLink(
                prefill.KvBytesPerToken,
                prefill.Job.Machine.Fabric.Bandwidth * links * prefill.Coefficients[ServingCoefficient.ScaleOut],
                prefill.Job.Machine.Fabric.Latency + prefill.Coefficients[ServingCoefficient.TransferOverhead]),
        };
    }

    private static EnginePool Pool(Engine engine, int engines) => new(engines, engine.Job.Layout.Gpus, engine, engine.Limits, engine.Job.Layout.Data * engine.Job.Layout.Pipeline);

    // Answering apart from prompts takes longer than its steps.
    private sealed record StretchedTimes(IEngineTimes Times, double Factor) : IEngineTimes
    {
        public double TokenSeconds(double tokens, double sequences) => Factor * Times.TokenSeconds(tokens, sequences);

        public double DecodeAttentionSeconds(double sequences, double positions) => Factor * Times.DecodeAttentionSeconds(sequences, positions);

        public double PrefillAttentionSeconds(double tokens, double cached) => Factor * Times.PrefillAttentionSeconds(tokens, cached);
    }
}
