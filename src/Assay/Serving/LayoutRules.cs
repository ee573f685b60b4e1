using Assay.Documents;

namespace Assay.Serving;

/// <summary>Which layouts a model can have, and whether it fits.</summary>
public static class LayoutRules
{
    private const int MostGpusTried = 4096;

    /// <exception cref="InputException">The layout cannot be; all that is wrong is told.</exception>
    public static void Check(ServedModel model, EngineLayout layout, Message what)
    {
        var errors = new Errors();
        foreach (var (value, option) in new[] { (layout.Tensor, "tensor"), (layout.Pipeline, "pipeline"), (layout.Data, "data"), (layout.Expert, "expert") })
        {
            if (value < 1)
                errors.Add(null, $"{option} parallel of {what} is {value}.", "Give a whole number from 1 on.");
        }

        errors.ThrowIfAny();
        if (model.Heads % layout.Tensor != 0)
            errors.Add(null, $"{model.Heads} heads do not split over {layout.Tensor} GPUs, the tensor parallel of {what}.", $"Give a divisor of {model.Heads}.");
        if (layout.Pipeline > model.Layers)
            errors.Add(null, $"{model.Layers} layers do not split into {layout.Pipeline} stages.", $"Give a pipeline parallel of at most {model.Layers}.");
        if (layout.Expert > 1 && model.Experts == 0)
            errors.Add(null, $"The model has no experts to spread over {layout.Expert} GPUs.", "Leave expert parallel out.");
        else if (layout.Stage % layout.Expert != 0)
            errors.Add(null, $"The experts of {what} cannot be spread over {layout.Expert} of {layout.Stage} GPUs.", "Give an expert parallel that divides tensor times data parallel.");
        errors.ThrowIfAny();
    }

    /// <summary>Whether an engine's model fits into its GPUs with room for keys and values.</summary>
    public static bool Fits(EngineJob job) => EngineMemory.Of(job).Fits;

    /// <exception cref="InputException">It does not; the message says how many GPUs would do.</exception>
    public static void CheckFits(EngineJob job)
    {
        var memory = EngineMemory.Of(job);
        if (memory.Fits)
            return;
        var gpus = job.Layout.Gpus;
        throw new InputException(
            null,
            $"{job.Model.Transformer.Title} in {job.Formats.Name} does not fit: each of {gpus} {job.Machine.Id} needs {memory.Weights / 1e9:F0} GB for weights and {(memory.Activations + memory.Context) / 1e9:F0} GB besides, of {job.Machine.Memory / 1e9:F0} GB.",
            Enough(job) is { } enough ? (Message)$"{enough.Gpus} GPUs would do ({enough}); or keep weights in fewer bits." : "Keep weights in fewer bits, or choose a GPU with more memory.");
    }

    // The fewest GPUs that hold it: tensor parallel as far as heads allow, then stages; experts on all of them.
    private static EngineLayout? Enough(EngineJob job)
    {
        for (var gpus = job.Layout.Gpus; gpus <= MostGpusTried; gpus *= 2)
        {
            for (var tensor = Math.Min(gpus, job.Machine.Fabric.Domain); tensor >= 1; tensor /= 2)
            {
                if (gpus % tensor != 0 || job.Model.Heads % tensor != 0 || gpus / tensor > job.Model.Layers)
                    continue;
                var layout = new EngineLayout(tensor, gpus / tensor);
                if (Fits(job with { Layout = layout }))
                    return layout;
            }
        }

        return null;
    }
}
