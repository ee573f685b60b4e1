using Assay.Architectures;
using Assay.Catalog;
using Assay.Hardware;
using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>Jobs to test with: published shapes, and models small enough to walk through every strategy of theirs.</summary>
internal static class Jobs
{
    public static TrainingSimulator Simulator { get; } = new(Catalogue.Shipped, CatalogFiles.Shipped);

    /// <summary>Coefficients at the medians of their priors: laws must not lean on what was fitted.</summary>
    public static Coefficients Prior { get; } = new([.. Enum.GetValues<Coefficient>().Select(which => Simulator.Priors.Single(prior => prior.Coefficient == which).Median)]);

    public static Machine H100 => Simulator.Machines.Find("H100-SXM", null);

    public static Machine A100 => Simulator.Machines.Find("A100-80GB-SXM", null);

    public static Transformer Dense { get; } = new()
    {
        Id = "small",
        Title = "Small",
        Layers = 4,
        Hidden = 512,
        Vocabulary = 4096,
        Attention = new GroupedAttention(8, 4, 64),
        Mlp = new Mlp(2048),
        Position = new PositionEncoding(PositionKind.Rope),
    };

    public static Transformer Mixture { get; } = Dense with { Id = "small-moe", Title = "Small mixture", Experts = new Experts(8, 2, 1, 1024, LeadingDenseLayers: 1) };

    /// <summary>Multi-head attention and a plain feed-forward part, as GPT has them.</summary>
    public static Transformer Gpt(int layers, int hidden, int heads, int vocabulary) => new()
    {
        Id = "gpt",
        Title = "GPT",
        Layers = layers,
        Hidden = hidden,
        Vocabulary = vocabulary,
        Attention = new GroupedAttention(heads, heads, hidden / heads),
        Mlp = new Mlp(4 * hidden, Gated: false),
        TiedEmbeddings = true,
        Position = new PositionEncoding(PositionKind.Learned, 2048),
    };

    public static TrainingJob Of(Transformer model, int globalBatch = 16, int sequence = 1024, Precision precision = Precision.Bf16, Machine? machine = null) => new()
    {
        Model = new ModelShape(model, sequence),
        Machine = machine ?? H100,
        Precision = precision,
        GlobalBatch = globalBatch,
        Sequence = sequence,
    };

    public static double[] Parts(StepTime s) =>
    [
        s.Matmul, s.Experts, s.Attention, s.Elementwise, s.Overhead, s.Head, s.TensorTraffic, s.ContextTraffic, s.ExpertTraffic, s.PipelineTraffic,
        s.Bubble, s.Imbalance, s.DataTraffic, s.Optimizer, s.Straggling,
    ];

    public static double[] Parts(MemoryUse m) => [m.Weights, m.Gradients, m.Optimizer, m.Activations, m.Logits, m.Buffers, m.Fragmentation];
}
