using System.Globalization;
using System.Text;
using Assay.Documents;

namespace Assay.Training;

/// <summary>Reads and writes a calibration.</summary>
public static class CalibrationFile
{
    private const string Remedy = "Write the file with 'assay training calibrate --output'.";

    /// <exception cref="InputException">The file does not fit the coefficients.</exception>
    public static Calibration Read(SourceText source, IReadOnlyList<Prior> priors)
    {
        var errors = new Errors();
        var index = new YamlIndex(source);
        if (!priors.Any(prior => index.Keys.Contains(PriorList.Key(prior.Coefficient.ToString()))))
            throw new InputException(source.Start, $"'{source.Name}' is no calibration: it has none of the coefficients.", Remedy);
        double? Noise(string key)
        {
            var value = index.Find(key)?.Value is YamlScalar scalar ? Parse(scalar.Text) : null;
            if (value is not >= 0)
                errors.Add(index.Find(key)?.At ?? source.Start, $"The calibration has no '{key}' from 0 on.", Remedy);
            return value;
        }

        var (noise, noiseOfExperts) = (Noise("noise"), Noise("noise_of_experts"));
        var centre = new double[priors.Count];
        var root = new double[priors.Count][];
        for (var i = 0; i < priors.Count; i++)
        {
            var key = PriorList.Key(priors[i].Coefficient.ToString());
            root[i] = new double[priors.Count];
            var numbers = index.Find(key)?.Value is YamlList list ? list.Items.Select(item => (item as YamlScalar)?.Text is { } text ? Parse(text) : null).ToArray() : [];
            if (numbers.Length != i + 2 || numbers.Any(number => number is null))
            {
                errors.Add(index.Find(key)?.At ?? source.Start, $"The calibration has no fitting line for '{key}'.", Remedy);
                continue;
            }

            centre[i] = numbers[0]!.Value;
            for (var k = 0; k <= i; k++)
                root[i][k] = numbers[k + 1]!.Value;
        }

        foreach (var key in index.Keys.Except(priors.Select(prior => PriorList.Key(prior.Coefficient.ToString()))).Where(key => key is not ("noise" or "noise_of_experts")).Order(StringComparer.Ordinal))
            errors.Add(index.Find(key)!.At, $"The simulator has no coefficient '{key}'.", Remedy);
        errors.ThrowIfAny();
        return new Calibration(priors, centre, root, new Unexplained(noise!.Value, noiseOfExperts!.Value));
    }

    /// <summary>A calibration as text.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="about">Sentences on what it was fitted to; each becomes a comment.</param>
    public static string Write(Calibration calibration, IEnumerable<string> about)
    {
        var text = new StringBuilder();
        foreach (var line in about)
            text.Append("# ").Append(line).Append('\n');
        text.Append("# For each coefficient: the most likely logarithm (log odds where it is a fraction), then its row of the Cholesky root\n# of the covariance.\n");
        text.Append(CultureInfo.InvariantCulture, $"noise: {Number(calibration.Noise.Dense)}\nnoise_of_experts: {Number(calibration.Noise.Experts)}\n");
        for (var i = 0; i < calibration.Priors.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{PriorList.Key(calibration.Priors[i].Coefficient.ToString())}: [{string.Join(", ", calibration.Root[i].Take(i + 1).Prepend(calibration.Centre[i]).Select(Number))}]\n");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    private static double? Parse(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
