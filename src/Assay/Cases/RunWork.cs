using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>
/// The work of a training run in floating-point operations: 6 for each active parameter and token (Kaplan et al. 2020,
/// arXiv 2001.08361, section 2.1) and, where the architecture and the sequence length are known, causal attention.
/// </summary>
internal sealed class RunWork(CaseContext context)
{
    /// <summary>What follows from the work.</summary>
    /// <param name="Hours">Accelerator time at the given MFU; null where no MFU is given.</param>
    /// <param name="CompareWith">Adds the MFU that a number of hours implies.</param>
    public sealed record Result(Quantity<GpuTime>? Hours, Action<Quantity<GpuTime>> CompareWith);

    public Result? Read(MapReader reader, string name, Message title, Accelerator? accelerator, Grounds? grounds)
    {
        var model = reader.Scalar("model");
        var given = reader.Optional("active_parameters");
        var sequence = reader.Scalar("sequence");
        var tokens = reader.Optional("tokens");
        var precision = reader.Scalar("precision");
        var mfu = reader.Optional("mfu");
        var perToken = PerToken(model, given, sequence, name, title, grounds);
        if (perToken is null || tokens is null)
            return null;
        var amount = context.Read<TextToken>(tokens, $"{name}.tokens", $"{title}: tokens trained on", grounds);
        var flop = context.Model.Define($"{name}.flop", $"{title}: model FLOP of the training", perToken.Value * amount);
        if (accelerator is null || precision is null)
            return null;
        if (accelerator.Fact($"peak.{precision.Text}") is not { } peak)
        {
            context.Errors.Add(precision.At, $"The catalogue has no peak rate of {accelerator.Id} in '{precision.Text}'.", $"Known: {string.Join(", ", accelerator.Facts.Where(fact => fact.Name.Contains(".peak.", StringComparison.Ordinal)).Select(fact => fact.Name.Split('.')[^1]))}.");
            return null;
        }

        var rate = context.FromCatalogue<Per<Flop, GpuTime>>(peak, $"{name}.peak", $"{title}: peak rate of its accelerator in {precision.Text.ToUpperInvariant()}");
        Quantity<GpuTime>? hours = mfu is null ? null : (flop / context.Read<One>(mfu, $"{name}.assumed_mfu", $"{title}: model FLOP utilisation taken for granted", grounds)).Over(rate);
        return new Result(hours, spent => context.Model.Add(new Node($"{name}.mfu", $"{title}: model FLOP over what its accelerators can do in their hours (MFU against {precision.Text.ToUpperInvariant()} peak)", new Definition.Formula((flop / (rate * spent)).Expression)) { Unit = UnitTable.Find("%") }));
    }

    private Quantity<Per<Flop, TextToken>>? PerToken(YamlScalar? model, YamlValue? given, YamlScalar? sequence, string name, Message title, Grounds? grounds)
    {
        var perParameter = Quantity<Per<Flop, TextToken>>.Of(6);
        if (given is not null)
        {
            var parameters = context.Read<One>(given, $"{name}.active_parameters", $"{title}: parameters active for a token", grounds);
            return context.Model.Define($"{name}.flop_per_token", $"{title}: training FLOP for a token, 6 for each active parameter, attention not counted", perParameter * parameters);
        }

        if (model is null)
            return null;
        var (transformer, source) = ArchitectureFinder.Find(context, model);
        var shape = source is null ? (Grounds)new Grounds.Assumption($"Computed from the shape in {model.Text}.") : new Grounds.Fact([source], "Computed from the published shape.");
        context.Add(new Node($"{name}.active_parameters", $"{title}: parameters active for a token", new Definition.Fixed(transformer.ActiveParameters.Total)) { Unit = Unit.One, Grounds = shape });
        var matmul = perParameter * ModelBuilder.Reference<One>($"{name}.active_parameters");
        if (sequence is not { } written)
            return context.Model.Define($"{name}.flop_per_token", $"{title}: training FLOP for a token, 6 for each active parameter, attention not counted", matmul);
        if (!double.TryParse(written.Text, System.Globalization.CultureInfo.InvariantCulture, out var length) || length < 1)
            throw new InputException(written.At, $"'{written.Text}' is no sequence length.", "Write a number of tokens, such as 4096.");
        context.Add(new Node($"{name}.attention_flop_per_token", $"{title}: training FLOP of causal attention for a token in sequences of {length:N0}", new Definition.Fixed(3 * transformer.Forward(length, Masking.Causal).AttentionScores)) { Unit = Per<Flop, TextToken>.Unit, Grounds = shape });
        return context.Model.Define($"{name}.flop_per_token", $"{title}: training FLOP for a token, 6 for each active parameter and causal attention", matmul + ModelBuilder.Reference<Per<Flop, TextToken>>($"{name}.attention_flop_per_token"));
    }
}
