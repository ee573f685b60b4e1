using Assay.Hardware;
using Assay.Uncertainty;

namespace Assay.Training;

/// <summary>What a step takes, with its uncertainty.</summary>
public sealed record StepPrediction
{
    public required ResolvedPlan Plan { get; init; }

    /// <summary>Seconds a step.</summary>
    public required Summary StepSeconds { get; init; }

    /// <summary>Tokens a second on one GPU.</summary>
    public required Summary TokensPerSecondPerGpu { get; init; }

    /// <summary>Model FLOP a second on one GPU in TFLOP/s, all of attention counted, masked or not.</summary>
    public required Summary ModelTflops { get; init; }

    /// <summary>The same against the dense peak rate in BF16; causal attention counted half.</summary>
    public required Summary MfuCausal { get; init; }

    /// <summary>The same against the dense peak rate in BF16; all of attention counted.</summary>
    public required Summary MfuFull { get; init; }

    /// <summary>The parts of a step at the most likely coefficients; they sum to its time there.</summary>
    public required StepTime Breakdown { get; init; }

    public required MemoryUse Memory { get; init; }

    public bool Fits => Memory.Total <= Plan.Job.Machine.Memory;
}

/// <summary>Predicts the step of a plan.</summary>
public static class StepPredictor
{
    /// <param name="plan">The plan.</param>
    /// <param name="calibration">What measured runs taught.</param>
    /// <param name="samples">Draws of the coefficients.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static StepPrediction Predict(ResolvedPlan plan, Calibration calibration, int samples, ulong seed)
    {
        var job = plan.Job;
        var steps = Sample(plan, calibration, samples, seed);
        var scratch = new double[samples];
        Summary Of(Func<double, double> reading) => Summary.Of([.. steps.Select(reading)], scratch);
        var tokens = job.TokensPerStep / plan.Strategy.Gpus;
        var peak = job.Machine.Peak[(int)Precision.Bf16];
        return new StepPrediction
        {
            Plan = plan,
            StepSeconds = Of(step => step),
            TokensPerSecondPerGpu = Of(step => tokens / step),
            ModelTflops = Of(step => tokens / step * job.Model.FullFlop / 1e12),
            MfuCausal = Of(step => tokens / step * job.Model.CausalFlop / peak),
            MfuFull = Of(step => tokens / step * job.Model.FullFlop / peak),
            Breakdown = TrainingStep.Evaluate(job, plan.Strategy, calibration.Typical),
            Memory = MemoryModel.Of(job, plan.Strategy),
        };
    }

    /// <summary>Step times in seconds, one for each draw of the coefficients and of what they leave unexplained.</summary>
    public static double[] Sample(ResolvedPlan plan, Calibration calibration, int samples, ulong seed)
    {
        var sets = calibration.Draw(samples, seed);
        var noise = new double[(samples + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum];
        Draws.Normal(StreamKey.For(seed, "training.noise"), 0, noise);
        var steps = new double[samples];
        var left = calibration.Noise.Of(plan.Job.Model);
        for (var i = 0; i < samples; i++)
            steps[i] = TrainingStep.Evaluate(plan.Job, plan.Strategy, sets[i]).Total * Math.Exp(left * noise[i]);
        return steps;
    }
}
