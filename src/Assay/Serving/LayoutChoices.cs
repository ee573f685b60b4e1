namespace Assay.Serving;

/// <summary>The ways to spread an engine over GPUs that are worth trying.</summary>
public static class LayoutChoices
{
    /// <summary>
    /// Tensor parallel within the fast links, in powers of two that divide the heads; a few stages; with experts, groups with
    /// sequences of their own that share them, whole experts spread over all GPUs of a stage or each split over them.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="most">GPUs of one engine at most.</param>
    public static IEnumerable<EngineLayout> Of(CapacityOrder order, int most)
    {
        var model = order.Engine.Model;
        var domain = order.Engine.Machine.Fabric.Domain;
        var experts = model.Experts > 0;
        foreach (var tensor in Degrees(order.Fixed.Tensor, Math.Min(most, domain)))
        {
            if (model.Heads % tensor != 0)
                continue;
            foreach (var pipeline in Degrees(order.Fixed.Pipeline, Math.Min(most / tensor, Math.Min(8, model.Layers))))
            {
                foreach (var data in Degrees(experts ? order.Fixed.Data : order.Fixed.Data ?? 1, most / tensor / pipeline))
                {
                    var stage = tensor * data;
                    int[] spread = order.Fixed.Expert is { } told ? [told] : experts && stage > 1 ? [1, stage] : [1];
                    foreach (var expert in spread)
                    {
                        // Groups that share no expert are engines of their own.
                        if (expert <= stage && stage % expert == 0 && (expert == 1 || expert <= model.Experts + order.Engine.RedundantExperts) && (data == 1 || expert > 1 || order.Fixed.Data is not null))
                            yield return new EngineLayout(tensor, pipeline, data, expert);
                    }
                }
            }
        }
    }

    private static IEnumerable<int> Degrees(int? told, int most)
    {
        if (told is { } only)
        {
            if (only <= most)
                yield return only;
            yield break;
        }

        for (var degree = 1; degree <= most; degree *= 2)
            yield return degree;
    }
}
