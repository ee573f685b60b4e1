namespace Assay.Serving;

/// <summary>
/// Seconds of one iteration of an engine, in three parts that add up: what depends on the tokens alone, and attention over
/// cached keys and values for sequences that decode and for those whose prompt is read. All layers and all stages are in it;
/// of a pipeline, it is the time of one micro-batch from the first stage to the last.
/// </summary>
public interface IEngineTimes
{
    /// <summary>Everything but attention over keys and values: projections, feed-forward parts, collectives, output head, scheduling.</summary>
    /// <param name="tokens">New tokens of the iteration: one for each sequence that decodes (more with speculation), and the chunks of prompts.</param>
    /// <param name="sequences">Sequences that get a token out of it: those that decode, and those whose prompt ends in it.</param>
    double TokenSeconds(double tokens, double sequences);

    /// <summary>Attention of sequences that decode; close to linear in the positions.</summary>
    /// <param name="sequences">How many.</param>
    /// <param name="positions">Tokens of all of them together that there are keys for.</param>
    double DecodeAttentionSeconds(double sequences, double positions);

    /// <summary>Causal attention of a chunk of one prompt.</summary>
    /// <param name="tokens">Tokens of the chunk.</param>
    /// <param name="cached">Tokens of the prompt before it, cached or read already.</param>
    double PrefillAttentionSeconds(double tokens, double cached);
}
