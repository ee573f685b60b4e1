namespace Assay.Training;

/// <summary>Parameters that one GPU of the fullest stage holds before any sharding over data ranks.</summary>
internal static class Parameters
{
    public static double Dense(ModelShape model, in Strategy s)
    {
        var layers = (model.Layers * model.AttentionParameters) + (model.DenseLayers * model.DenseParameters) + (model.MoeLayers * model.SharedParameters);
        return (layers / (s.Tensor * s.Pipeline)) + (Math.Max(model.EmbeddingParameters, model.HeadParameters) / s.Tensor) + (s.Pipeline == 1 && !model.TiedEmbeddings ? model.HeadParameters / s.Tensor : 0);
    }

    public static double Experts(ModelShape model, in Strategy s) =>
        (model.MoeLayers + model.PredictionLayers) * model.RoutedParameters / ((double)s.Expert * s.ExpertTensor * s.Pipeline);
}
