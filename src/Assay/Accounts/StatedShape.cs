using Assay.Architectures;
using Assay.Documents;
using Assay.Training;

namespace Assay.Accounts;

/// <summary>The shape that a run is stated to train.</summary>
/// <param name="simulator">Knows the architectures of the catalogue.</param>
/// <param name="configuration">Reads the file that a run names; null where files cannot be named.</param>
internal sealed class StatedShape(TrainingSimulator simulator, Func<YamlScalar, SourceText>? configuration)
{
    /// <param name="Title">What it is called.</param>
    /// <param name="FlopPerToken">Training FLOP for a token, as a case counts them.</param>
    /// <param name="Configuration">The file that it comes from; null for one of the catalogue.</param>
    public sealed record Found(string Title, double FlopPerToken, SourceText? Configuration);

    /// <returns>The shape; null where none is stated.</returns>
    /// <exception cref="InputException">There is no such architecture, or its file cannot be read.</exception>
    public Found? Of(StatedRun run)
    {
        if (run.Architecture is not { } named)
            return null;
        var file = ArchitectureIndex.IsPath(named.Text) ? Read(named) : null;
        Transformer shape;
        try
        {
            shape = simulator.Architectures.Named(named.Text, file, []);
        }
        catch (InputException refused)
        {
            throw new InputException([.. refused.Errors.Select(error => error.At is null ? error with { At = named.At } : error)]);
        }

        // As in a case: Kaplan et al. 2020 (arXiv 2001.08361), section 2.1, with causal attention where the length of sequences is known.
        var attention = run.Sequence is { } length ? 3 * shape.Forward(length, Masking.Causal).AttentionScores : 0;
        return new Found(shape.Id, (6 * shape.ActiveParameters.Total) + attention, file);
    }

    private SourceText Read(YamlScalar named) => configuration is { } read ? read(named) : throw new InputException(named.At, $"'{named.Text}' names a file, and none can be opened here.", "Name an architecture of the catalogue.");
}
