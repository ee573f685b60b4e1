using System.Numerics;
using Assay.Serving;

namespace Assay.Requests;

/// <summary>
/// The times of an engine's iterations as tables, so that one takes nanoseconds to look up. Decoding alone is tabulated by
/// sequences as it is; elsewhere the part that grows with sequences is taken to add to that which grows with tokens.
/// Attention of decoding is piecewise linear in the positions, that of prompts is interpolated per token and position read.
/// </summary>
internal sealed class TabulatedTimes
{
    private const int Dense = 256;
    private const double Growth = 1.02;
    private const int ContextPowers = 22;
    private const int PerOctave = 4;

    // A few positions more keep the work of a short chunk off zero.
    private const double FewPositions = 64;

    private readonly IEngineTimes times;
    private readonly int tokensEach;
    private readonly double[] byTokens;
    private readonly double[] bySequences;
    private readonly double[] decoding;
    private readonly double[] attention;
    private readonly double[] perWork;
    private readonly int chunkPlaces;
    private readonly int cachedPlaces;

    /// <param name="times">The times themselves.</param>
    /// <param name="limits">Up to where they are needed.</param>
    /// <param name="tokensEach">Tokens that a sequence takes in a decode step: 1 and its drafts.</param>
    public TabulatedTimes(IEngineTimes times, EngineLimits limits, int tokensEach)
    {
        this.times = times;
        this.tokensEach = tokensEach;
        var mostTokens = Math.Max(limits.BatchedTokens, limits.Sequences * tokensEach);
        byTokens = Filled(mostTokens, tokens => times.TokenSeconds(tokens, 0));
        var atMost = times.TokenSeconds(mostTokens, 0);
        bySequences = Filled(limits.Sequences, sequences => times.TokenSeconds(mostTokens, sequences) - atMost);
        decoding = Filled(limits.Sequences, sequences => times.TokenSeconds(sequences * tokensEach, sequences));
        attention = new double[(limits.Sequences + 1) * ContextPowers];
        for (var power = 0; power < ContextPowers; power++)
        {
            var context = Context(power);
            var column = Filled(limits.Sequences, sequences => times.DecodeAttentionSeconds(sequences, sequences * context));
            for (var sequences = 0; sequences < column.Length; sequences++)
                attention[(sequences * ContextPowers) + power] = column[sequences];
        }

        chunkPlaces = (int)Math.Ceiling(Place(mostTokens)) + 2;
        cachedPlaces = (int)Math.Ceiling(Place(Math.Clamp(limits.KvTokens, 1, 1 << 21) + FewPositions)) + 2;
        perWork = new double[chunkPlaces * cachedPlaces];
        for (var chunk = 0; chunk < chunkPlaces; chunk++)
        {
            for (var cached = 0; cached < cachedPlaces; cached++)
            {
                double tokens = At(chunk), before = Math.Max(0, At(cached) - FewPositions);
                perWork[(chunk * cachedPlaces) + cached] = times.PrefillAttentionSeconds(tokens, before) / Work(tokens, before);
            }
        }
    }

    /// <summary>An iteration that only decodes, without attention.</summary>
    public double Decoding(int sequences) => decoding[sequences];

    /// <summary>An iteration without attention.</summary>
    public double Tokens(int tokens, int sequences) => byTokens[tokens] + bySequences[sequences];

    /// <summary>An iteration of any number of tokens that ends one prompt, without attention: beyond the table in proportion.</summary>
    public double Beyond(double tokens)
    {
        var most = byTokens.Length - 1;
        return (tokens <= most ? byTokens[(int)tokens] : byTokens[most] * tokens / most) + bySequences[1];
    }

    /// <summary>Attention of decoding, as a line: at the positions, and for each further position, and up to where it holds.</summary>
    public double Attention(int sequences, double positions, out double perPosition, out double holdsUntil)
    {
        var context = positions / sequences;
        var power = context < 2 ? 0 : Math.Min(BitOperations.Log2((uint)context), ContextPowers - 2);
        double low = Context(power), high = Context(power + 1);
        ref readonly var at = ref attention[(sequences * ContextPowers) + power];
        var next = attention[(sequences * ContextPowers) + power + 1];
        perPosition = Math.Max(0, (next - at) / ((high - low) * sequences));
        holdsUntil = power == ContextPowers - 2 ? double.PositiveInfinity : high * sequences;
        return at + (perPosition * (positions - (low * sequences)));
    }

    /// <summary>Attention of a chunk of a prompt.</summary>
    public double Prompt(int tokens, int cached)
    {
        var chunk = Math.Min(Place(tokens), chunkPlaces - 1.001);
        var before = Math.Min(Place(cached + FewPositions), cachedPlaces - 1.001);
        int row = (int)chunk, column = (int)before;
        double down = chunk - row, right = before - column;
        var at = (row * cachedPlaces) + column;
        var upper = perWork[at] + (right * (perWork[at + 1] - perWork[at]));
        var lower = perWork[at + cachedPlaces] + (right * (perWork[at + cachedPlaces + 1] - perWork[at + cachedPlaces]));
        return (upper + (down * (lower - upper))) * Work(tokens, cached);
    }

    /// <summary>The largest relative difference between a time from the tables and the time itself, over a sample of iterations between the places of the tables.</summary>
    public double WorstError()
    {
        var worst = 0.0;
        void Compare(double told, double right) => worst = right > 0 ? Math.Max(worst, Math.Abs((told / right) - 1)) : worst;
        var most = bySequences.Length - 1;
        for (var sequences = 1; sequences <= most; sequences = (int)(sequences * 1.7) + 1)
        {
            for (var context = 96.0; context < 1 << 18; context *= 4.7)
                Compare(Decoding(sequences) + Attention(sequences, sequences * context, out _, out _), times.TokenSeconds(sequences * tokensEach, sequences) + times.DecodeAttentionSeconds(sequences, sequences * context));
            for (var chunk = 23; (sequences * tokensEach) + chunk < byTokens.Length; chunk = (chunk * 5) + 1)
            {
                var tokens = (sequences * tokensEach) + chunk;
                for (var cached = 0; cached < 100_000; cached = (cached * 19) + 777)
                {
                    var told = Tokens(tokens, sequences) + Attention(sequences, sequences * 1500.0, out _, out _) + Prompt(chunk, cached);
                    Compare(told, times.TokenSeconds(tokens, sequences) + times.DecodeAttentionSeconds(sequences, sequences * 1500.0) + times.PrefillAttentionSeconds(chunk, cached));
                }
            }
        }

        return worst;
    }

    private static double Context(int power) => power == 0 ? 0 : 1 << power;

    // Pairs of a token and a position that it attends to, and a few for each token.
    private static double Work(double tokens, double cached) => tokens * (cached + (0.5 * tokens) + FewPositions);

    // Places are evenly spread within an octave.
    private static double Place(double value)
    {
        var power = BitOperations.Log2((uint)value);
        return PerOctave * (power + (value / (1 << power)) - 1);
    }

    private static double At(int place) => Math.ScaleB(1 + ((double)(place % PerOctave) / PerOctave), place / PerOctave);

    // Nothing takes no time.
    private static double[] Filled(int most, Func<double, double> function)
    {
        var values = new double[most + 1];
        var at = 0;
        while (at < most)
        {
            var next = at < Dense ? at + 1 : Math.Min(most, (int)(at * Growth) + 1);
            values[next] = function(next);
            for (var between = at + 1; between < next; between++)
                values[between] = values[at] + ((values[next] - values[at]) * (between - at) / (next - at));
            at = next;
        }

        return values;
    }
}
