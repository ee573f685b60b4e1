using Assay.Fitting;

namespace Assay.Serving;

/// <summary>What a GPU that does nothing but read, and one that does nothing but answer, get through.</summary>
/// <param name="Read">Tokens of prompts a second on a GPU that reads, none of them cached.</param>
/// <param name="Written">Tokens of answers a second on a GPU that answers.</param>
/// <param name="Batch">Sequences at once on a GPU that answers.</param>
public readonly record struct RoleRates(double Read, double Written, double Batch)
{
    private const int Rounds = 50;

    /// <summary>The rates where prompts fill iterations, and answers are written as fast as users are to see them.</summary>
    /// <param name="prefill">The engine that reads.</param>
    /// <param name="decode">The engine that answers.</param>
    /// <param name="traffic">The requests.</param>
    /// <param name="speed">Tokens a second that a user sees; null for as many sequences as memory and software hold.</param>
    /// <param name="c">Coefficients.</param>
    public static RoleRates Of(EngineJob prefill, EngineJob decode, Traffic traffic, double? speed, Coefficients<ServingCoefficient> c)
    {
        var reader = new Engine(prefill, c);
        var prompts = Math.Max(1, reader.Limits.BatchedTokens / traffic.UncachedTokens);
        var read = prompts * traffic.UncachedTokens / reader.PrefillStep(prompts, traffic.UncachedTokens, traffic.InputTokens - traffic.UncachedTokens).Total / prefill.Layout.Gpus;
        var writer = new Engine(decode, c);
        double Token(double batch) => writer.DecodeStep(batch, traffic.MeanContext).Total * (1 + c[ServingCoefficient.SplitOverhead]) / writer.TokensPerStep;
        double low = 0, high = ExpectedLatency.Places(writer, traffic);
        if (speed is { } wanted && Token(high) > 1 / wanted)
        {
            for (var i = 0; i < Rounds; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = Token(middle) <= 1 / wanted ? (middle, high) : (low, middle);
            }
        }

        return new(read, high / Token(high) / decode.Layout.Gpus, high / decode.Layout.Gpus);
    }
}
