using System.Globalization;
using Assay.Documents;

namespace Assay.Fitting;

/// <summary>Reads a file such as <c>training/coefficients.yaml</c>: the free numbers of a simulator with their priors.</summary>
public static class PriorList
{
    /// <exception cref="InputException">An entry is wrong, or a coefficient has none.</exception>
    public static IReadOnlyList<Prior<TWhich>> Read<TWhich>(SourceText source)
        where TWhich : struct, Enum
    {
        var errors = new Errors();
        var index = new YamlIndex(source);
        var priors = new List<Prior<TWhich>>();
        foreach (var key in index.Keys)
        {
            var entry = index.Find(key)!;
            var name = key.Replace("_", "", StringComparison.Ordinal);
            if (!Enum.TryParse<TWhich>(name, ignoreCase: true, out var coefficient) || entry.Value is not YamlMap map)
            {
                errors.Add(entry.At, $"The simulator has no coefficient '{key}'.", $"Known: {string.Join(", ", Enum.GetNames<TWhich>().Select(Key))}.");
                continue;
            }

            var reader = new MapReader(map, "a coefficient", errors);
            var title = reader.RequiredText("title", "Say what it means.") ?? "";
            var fraction = reader.Text("kind") == "fraction";
            var median = Number(reader, "median", errors);
            var spread = Number(reader, "spread", errors);
            if (fraction && median >= 1)
                errors.Add(entry.At, $"The fraction '{key}' has a median of {median}.", "A fraction lies between 0 and 1.");
            reader.RequiredText("assumption", "Say what the prior rests on.");
            reader.Texts("source");
            reader.RefuseTheRest();
            priors.Add(new Prior<TWhich>(coefficient, title, median, spread, fraction));
        }

        foreach (var missing in Enum.GetValues<TWhich>().Except(priors.Select(prior => prior.Coefficient)))
            errors.Add(source.Start, $"The coefficient '{Key(missing.ToString())}' has no prior.", "Give it title, median, spread and assumption.");
        errors.ThrowIfAny();
        return priors;
    }

    /// <summary>A coefficient's key in files: <c>flash_forward</c>.</summary>
    public static string Key(string name) => string.Concat(name.Select((c, i) => i > 0 && (char.IsUpper(c) || (char.IsDigit(c) && !char.IsDigit(name[i - 1]))) ? "_" + c : c.ToString())).ToLowerInvariant();

    private static double Number(MapReader reader, string key, Errors errors)
    {
        var scalar = reader.RequiredScalar(key, "Give a number above zero.");
        if (scalar is not null && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;
        if (scalar is not null)
            errors.Add(scalar.At, $"'{scalar.Text}' is no number above zero.", "Write a number such as 0.9.");
        return 0.5;
    }
}
