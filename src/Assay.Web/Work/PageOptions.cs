using System.Globalization;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Web.Work;

/// <summary>How a page is sampled, from its address.</summary>
internal static class PageOptions
{
    /// <summary>A page that takes longer is none to move sliders on.</summary>
    private const int MostSamples = 100_000;

    /// <exception cref="InputException">A number is none, or beyond its limit.</exception>
    public static SamplingOptions Read(string? samples, string? seed)
    {
        var options = new SamplingOptions();
        if (samples is not null)
        {
            options = int.TryParse(samples, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is >= 1 and <= MostSamples
                ? options with { Samples = many }
                : throw new InputException(null, $"'samples' is '{samples}'.", $"A page takes from 1 to {MostSamples:N0}; the command line draws more.");
        }

        if (seed is not null)
        {
            options = ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var told)
                ? options with { Seed = told }
                : throw new InputException(null, $"'seed' is '{seed}'.", "Give zero or a positive number.");
        }

        return options;
    }
}
