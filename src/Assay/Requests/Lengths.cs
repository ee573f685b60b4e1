using Assay.Uncertainty;

namespace Assay.Requests;

/// <summary>How long prompts or answers are, in tokens: whole numbers from 1 on, drawn for each request by its number.</summary>
public abstract record Lengths
{
    private Lengths()
    {
    }

    /// <summary>Tokens in the mean.</summary>
    public abstract double Mean { get; }

    internal abstract void Fill(StreamKey key, long first, Span<double> scratch, Span<int> tokens);

    /// <summary>All the same.</summary>
    public sealed record Constant(int Tokens) : Lengths
    {
        public override double Mean => Tokens;

        internal override void Fill(StreamKey key, long first, Span<double> scratch, Span<int> tokens) => tokens.Fill(Tokens);
    }

    /// <summary>Every whole number of a range as often, as benchmarks draw them: from <c>ratio × length</c> to <c>length</c>.</summary>
    /// <param name="Low">The shortest.</param>
    /// <param name="High">The longest.</param>
    public sealed record Uniform(int Low, int High) : Lengths
    {
        public override double Mean => 0.5 * ((double)Low + High);

        internal override void Fill(StreamKey key, long first, Span<double> scratch, Span<int> tokens)
        {
            Draws.Uniform(key, first, scratch);
            for (var i = 0; i < tokens.Length; i++)
                tokens[i] = Low + (int)(scratch[i] * ((double)High - Low + 1));
        }
    }

    /// <summary>Lognormal, rounded, and cut at a longest length.</summary>
    /// <param name="Average">The mean before it is cut.</param>
    /// <param name="Variation">Standard deviation over mean.</param>
    /// <param name="Most">The longest.</param>
    public sealed record Lognormal(double Average, double Variation, int Most = 1 << 20) : Lengths
    {
        private readonly Uncertainty.Lognormal drawn = Distribution.LognormalFromMeanSd(Average, Average * Variation);

        public override double Mean => Average;

        internal override void Fill(StreamKey key, long first, Span<double> scratch, Span<int> tokens)
        {
            Draws.Normal(key, first, scratch);
            drawn.Transform(scratch);
            for (var i = 0; i < tokens.Length; i++)
                tokens[i] = (int)Math.Clamp(Math.Round(scratch[i]), 1, Most);
        }
    }

    /// <summary>One of a list of lengths, each as likely: those of a recording.</summary>
    public sealed record Empirical(IReadOnlyList<int> Values) : Lengths
    {
        public override double Mean => Values.Average();

        internal override void Fill(StreamKey key, long first, Span<double> scratch, Span<int> tokens)
        {
            Draws.Uniform(key, first, scratch);
            for (var i = 0; i < tokens.Length; i++)
                tokens[i] = Values[(int)(scratch[i] * Values.Count)];
        }
    }
}
