namespace Assay.Serving;

/// <summary>Engines that answer together: so many that do all of a request, or some that read prompts and others that answer.</summary>
/// <param name="Prefill">The engine that reads prompts; that answers too where <paramref name="Decode"/> is null.</param>
/// <param name="PrefillEngines">How many of it.</param>
/// <param name="Decode">The engine that answers where prompts are read elsewhere; null where one kind does both.</param>
/// <param name="DecodeEngines">How many of it.</param>
public sealed record Deployment(Engine Prefill, int PrefillEngines = 1, Engine? Decode = null, int DecodeEngines = 0)
{
    public bool Disaggregated => Decode is not null;

    public int Gpus => (PrefillEngines * Prefill.Job.Layout.Gpus) + (DecodeEngines * (Decode?.Job.Layout.Gpus ?? 0));

    /// <summary>The engine whose steps make the answers.</summary>
    public Engine Answering => Decode ?? Prefill;

    /// <summary>How many engines make answers.</summary>
    public int AnsweringEngines => Decode is null ? PrefillEngines : DecodeEngines;

    /// <summary>Seconds to move a prompt's keys and values from one engine to another over the network: each GPU of the smaller engine uses its own link.</summary>
    public double TransferSeconds(double tokens)
    {
        if (Decode is null)
            return 0;
        var links = Math.Min(Prefill.Job.Layout.Stage, Decode.Job.Layout.Stage);
        var fabric = Prefill.Job.Machine.Fabric;
        return fabric.Latency + (Prefill.KvBytesPerToken * tokens / (fabric.Bandwidth * links * Prefill.Coefficients[ServingCoefficient.ScaleOut]));
    }
}
