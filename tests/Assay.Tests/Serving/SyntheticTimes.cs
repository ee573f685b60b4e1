using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>Times that are easily worked out by hand: so much an iteration, a token, a sequence, a position.</summary>
internal sealed record SyntheticTimes(double Iteration = 0.01, double Token = 2e-5, double Sequence = 1e-5, double Position = 2e-8, double Pair = 1e-9) : IEngineTimes
{
    public double TokenSeconds(double tokens, double sequences) => Iteration + (Token * tokens) + (Sequence * sequences);

    public double DecodeAttentionSeconds(double sequences, double positions) => Position * positions;

    public double PrefillAttentionSeconds(double tokens, double cached) => Pair * tokens * (cached + (0.5 * tokens));
}
