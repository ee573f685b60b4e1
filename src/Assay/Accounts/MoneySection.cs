using System.Globalization;
using Assay.Documents;
using Assay.Economics;

namespace Assay.Accounts;

/// <summary>Reads what a file of rules says of money: <c>currency</c>, <c>basis</c>, <c>pools</c> and <c>allocate</c>.</summary>
/// <param name="errors">Where what is wrong is collected.</param>
internal sealed class MoneySection(Errors errors)
{
    private const string Example = "Write such as: pools: { h100: { partitions: [gpu], assets: ['rack-*'] } }";

    // What a charge may be matched by, and the column that holds it.
    private static readonly IReadOnlyDictionary<string, string> Matched = new Dictionary<string, string>
    {
        ["provider"] = "provider",
        ["account"] = "billing_account",
        ["sub_account"] = "sub_account",
        ["sub_account_name"] = "sub_account_name",
        ["service"] = "service",
        ["service_category"] = "service_category",
        ["resource"] = "resource",
        ["resource_type"] = "resource_type",
        ["region"] = "region",
        ["sku"] = "sku",
        ["category"] = "category",
        ["commitment"] = "commitment",
        ["reservation"] = "reservation",
        ["tags"] = "tags",
    };

    public MoneyRules Read(MapReader file)
    {
        var currency = file.Scalar("currency");
        if (currency is not null && (currency.Text.Length != 3 || !currency.Text.All(char.IsAsciiLetterUpper)))
            errors.Add(currency.At, $"'{currency.Text}' is no currency.", "Write three letters of ISO 4217, such as USD.");
        var basis = Word(file.Scalar("basis"), Words.Bases.Where(pair => pair.Value != Basis.RentalValue).ToDictionary(), "basis") ?? Basis.Amortised;
        var pools = file.MapAt("pools")?.Entries.Select(Pool).OfType<PoolRule>().ToArray() ?? [];
        var keys = new Dictionary<Resource, AllocationRule>();
        if (file.MapAt("allocate") is { } allocate)
        {
            var reader = new MapReader(allocate, "an allocation", errors);
            foreach (var (word, resource) in Words.Resources)
            {
                if (Word(reader.Scalar(word), Words.Allocations, "key") is { } key)
                    keys[resource] = key;
            }

            reader.RefuseTheRest();
        }

        return new MoneyRules(currency?.Text, basis, pools, keys);
    }

    private PoolRule? Pool(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
        {
            errors.Add(entry.At, $"The pool '{entry.Key}' must be a map, not {entry.Value.Kind}.", Example);
            return null;
        }

        var reader = new MapReader(map, "a pool", errors);
        var pool = new PoolRule(entry.Key, entry.At, Texts(reader, "clusters"), Texts(reader, "partitions"), Texts(reader, "assets"), Texts(reader, "invoices"), [.. Bills(reader.Optional("bills"))], Count(reader.Scalar("gpus"))) { Accelerator = reader.Scalar("accelerator"), Precision = reader.Scalar("precision") };
        reader.RefuseTheRest();
        return pool;
    }

    private static IReadOnlyList<string> Texts(MapReader reader, string key) => [.. (reader.Texts(key) ?? []).Select(text => text.Text)];

    private IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<string>>> Bills(YamlValue? value)
    {
        foreach (var item in value is YamlList list ? list.Items : value is null ? [] : [value])
        {
            if (item is not YamlMap map)
            {
                errors.Add(item.At, $"A bill must be a map, not {item.Kind}.", "Write such as: bills: { provider: AWS, service: 'Amazon Elastic Compute Cloud' }");
                continue;
            }

            var reader = new MapReader(map, "a bill", errors);
            var patterns = new Dictionary<string, IReadOnlyList<string>>();
            foreach (var (name, column) in Matched)
            {
                if (reader.Texts(name) is { } texts)
                    patterns[column] = [.. texts.Select(text => text.Text)];
            }

            reader.RefuseTheRest();
            if (patterns.Count == 0 && map.Entries.Count == 0)
                errors.Add(item.At, "This bill fits every charge.", "Name a provider at least.");
            yield return patterns;
        }
    }

    private decimal? Count(YamlScalar? text)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(text.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count > 0 && count < 1e9m)
            return count;
        errors.Add(text.At, $"'{text.Text}' is no number of accelerators.", "Write such as: gpus: 2048");
        return null;
    }

    private T? Word<T>(YamlScalar? text, IReadOnlyDictionary<string, T> words, string what)
        where T : struct
    {
        if (text is null)
            return null;
        if (words.TryGetValue(text.Text, out var meaning))
            return meaning;
        errors.Add(text.At, $"There is no {what} '{text.Text}'.", Nearest.Suggest(text.Text, words.Keys, $"Known: {string.Join(", ", words.Keys)}."));
        return null;
    }
}
