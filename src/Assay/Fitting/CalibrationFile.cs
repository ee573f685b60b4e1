using System.Globalization;
using System.Text;
using Assay.Documents;

namespace Assay.Fitting;

/// <summary>Reads and writes a calibration.</summary>
public static class CalibrationFile
{
    /// <exception cref="InputException">The file does not fit the coefficients.</exception>
    public static Calibration<TWhich> Read<TWhich>(SourceText source, CalibrationForm form, IReadOnlyList<Prior<TWhich>> priors)
        where TWhich : struct, Enum
    {
        var errors = new Errors();
        var index = new YamlIndex(source);
        if (!priors.Any(prior => index.Keys.Contains(prior.Key)))
            throw new InputException(source.Start, $"'{source.Name}' is no calibration: it has none of the coefficients.", form.Remedy);
        double Noise(string key)
        {
            var value = index.Find(key)?.Value is YamlScalar scalar ? Parse(scalar.Text) : null;
            if (value is not >= 0)
                errors.Add(index.Find(key)?.At ?? source.Start, $"The calibration has no '{key}' from 0 on.", form.Remedy);
            return value ?? 0;
        }

        var noise = new Unexplained([.. form.Kinds.Select(kind => (kind.Name, Noise(kind.Key)))]);
        var centre = new double[priors.Count];
        var root = new double[priors.Count][];
        for (var i = 0; i < priors.Count; i++)
        {
            var key = priors[i].Key;
            root[i] = new double[priors.Count];
            var numbers = index.Find(key)?.Value is YamlList list ? list.Items.Select(item => (item as YamlScalar)?.Text is { } text ? Parse(text) : null).ToArray() : [];
            if (numbers.Length != i + 2 || numbers.Any(number => number is null))
            {
                errors.Add(index.Find(key)?.At ?? source.Start, $"The calibration has no fitting line for '{key}'.", form.Remedy);
                continue;
            }

            centre[i] = numbers[0]!.Value;
            for (var k = 0; k <= i; k++)
                root[i][k] = numbers[k + 1]!.Value;
        }

        foreach (var key in index.Keys.Except(priors.Select(prior => prior.Key)).Except(form.Kinds.Select(kind => kind.Key)).Order(StringComparer.Ordinal))
            errors.Add(index.Find(key)!.At, $"The simulator has no coefficient '{key}'.", form.Remedy);
        errors.ThrowIfAny();
        return new Calibration<TWhich>(form, priors, centre, root, noise);
    }

    /// <summary>A calibration as text.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="about">Sentences on what it was fitted to; each becomes a comment.</param>
    public static string Write<TWhich>(Calibration<TWhich> calibration, IEnumerable<string> about)
        where TWhich : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var line in about)
            text.Append("# ").Append(line).Append('\n');
        text.Append("# For each coefficient: the most likely logarithm (log odds where it is a fraction), then its row of the Cholesky root\n# of the covariance.\n");
        foreach (var kind in calibration.Form.Kinds)
            text.Append(CultureInfo.InvariantCulture, $"{kind.Key}: {Number(calibration.Noise.Of(kind.Name))}\n");
        for (var i = 0; i < calibration.Priors.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{calibration.Priors[i].Key}: [{string.Join(", ", calibration.Root[i].Take(i + 1).Prepend(calibration.Centre[i]).Select(Number))}]\n");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    private static double? Parse(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
