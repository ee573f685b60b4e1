namespace Assay.Serving;

/// <summary>How one engine, one copy of the model, is spread over its GPUs.</summary>
/// <param name="Tensor">GPUs that share each attention head group and each dense matrix: tensor parallel.</param>
/// <param name="Pipeline">Stages of layers: pipeline parallel.</param>
/// <param name="Data">Groups of tensor-parallel GPUs with sequences of their own that share the experts: data-parallel attention.</param>
/// <param name="Expert">GPUs of a stage over which whole experts are spread; the other ranks split each expert. 1 to <paramref name="Tensor"/> · <paramref name="Data"/>.</param>
public readonly record struct EngineLayout(int Tensor = 1, int Pipeline = 1, int Data = 1, int Expert = 1)
{
    /// <summary>GPUs of one stage.</summary>
    public int Stage => Tensor * Data;

    /// <summary>GPUs of the engine.</summary>
    public int Gpus => Tensor * Pipeline * Data;

    /// <summary>GPUs that share each expert.</summary>
    public int ExpertTensor => Math.Max(1, Stage / Expert);

    public override string ToString()
    {
        var text = $"TP{Tensor}";
        if (Pipeline > 1)
            text += $" PP{Pipeline}";
        if (Data > 1)
            text += $" DP{Data}";
        return Expert > 1 ? $"{text} EP{Expert}" : text;
    }
}
