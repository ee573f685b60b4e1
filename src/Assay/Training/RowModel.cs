using System.Text.RegularExpressions;
using Assay.Architectures;
using Assay.Documents;

namespace Assay.Training;

/// <summary>The shape of the model that a row names: from its own columns, else from the catalogue.</summary>
internal sealed partial class RowModel(ArchitectureIndex architectures)
{
    private const int UsualHeadSize = 128;

    /// <exception cref="InputException">The shape is not known, or not one that is simulated.</exception>
    public ModelShape Of(MeasuredRow row, int sequence)
    {
        var found = architectures.Find(Variant().Replace(row.Model, "").Trim())?.Transformer;
        var transformer = row.MoeExperts is null && row is { Layers: not null, Hidden: not null } ? Told(row, found)
            : found is not null ? AsTold(found, row)
            : row is { MoeExperts: not null, Layers: not null, Hidden: not null } ? WithExperts(row)
            : throw PlausibleChoices.Skip($"the shape of '{row.Model}' is not known");
        if (!ModelShape.Knows(transformer))
            throw PlausibleChoices.Skip($"the layers of '{row.Model}' are not simulated");
        return new ModelShape(transformer, sequence, !row.Model.Contains("w/o MTP", StringComparison.Ordinal));
    }

    private static Transformer Told(MeasuredRow row, Transformer? found)
    {
        int layers = row.Layers!.Value, hidden = row.Hidden!.Value;
        var heads = row.Heads ?? hidden / UsualHeadSize;
        if (heads < 1 || hidden % heads != 0)
            throw PlausibleChoices.Skip($"a hidden size of {hidden} does not split into {heads} heads");
        var vocabulary = row.Vocab ?? found?.Vocabulary ?? throw PlausibleChoices.Skip("the vocabulary is not published");
        var transformer = new Transformer
        {
            Id = row.Model,
            Title = row.Model,
            Layers = layers,
            Hidden = hidden,
            Vocabulary = vocabulary,
            Attention = new GroupedAttention(heads, row.KvHeads ?? heads, hidden / heads),
            Mlp = new Mlp(row.Ffn ?? 4 * hidden, Gated: false),
            Position = new PositionEncoding(PositionKind.Rope),
        };
        var gated = transformer with { Mlp = transformer.Mlp with { Gated = true } };
        if (row.ParametersB is not { } billions)
            return row.Ffn < 4 * hidden ? gated : transformer;
        double Off(Transformer one) => Math.Abs(Math.Log(one.Parameters.Total / (billions * 1e9)));
        return Off(gated) < Off(transformer) ? gated : transformer;
    }

    // Without the size of an expert told, it is what the published total leaves for each.
    private static Transformer WithExperts(MeasuredRow row)
    {
        var dense = Told(row with { MoeExperts = null, ParametersB = null }, null) with { Mlp = new Mlp(1) };
        var experts = row.MoeExperts!.Value;
        var active = row.MoeTopk ?? throw PlausibleChoices.Skip("how many experts see a token is not published");
        var total = (row.ParametersB ?? throw PlausibleChoices.Skip("the size of an expert is not published")) * 1e9;
        var size = (total - dense.Parameters.Total) / (3.0 * dense.Layers * experts * dense.Hidden);
        return size >= 1
            ? dense with { Mlp = null, Experts = new Experts(experts, active, 0, (int)Math.Round(size)) }
            : throw PlausibleChoices.Skip("the published parameters leave nothing for experts");
    }

    // What the row says itself stands above the catalogue.
    private static Transformer AsTold(Transformer found, MeasuredRow row)
    {
        if (row.MoeExperts is not null || row.Heads is not { } heads || found.Attention is not GroupedAttention attention || heads == attention.Heads || found.Hidden % heads != 0)
            return found;
        var kv = row.KvHeads ?? (attention.KvHeads == attention.Heads ? heads : attention.KvHeads);
        return found with { Attention = attention with { Heads = heads, KvHeads = kv, HeadSize = found.Hidden / heads } };
    }

    // "(tokendrop)", "(w/ MTP)", "LoRA" and "SFT" name a way of training, not another model.
    [GeneratedRegex(@"\(.*?\)| (LoRA|SFT)$")]
    private static partial Regex Variant();
}
