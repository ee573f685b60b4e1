using Assay.Catalog;
using Assay.Claims;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The sections <c>claims:</c> and <c>bridges:</c>.</summary>
internal sealed class ClaimSection(CaseContext context, ClaimModel model, IReadOnlyDictionary<string, Accelerator> pools, IReadOnlyList<RunInputs> runs)
{
    public IReadOnlyList<AuditedClaim> Read(YamlMap? map)
    {
        var claims = new List<AuditedClaim>();
        foreach (var entry in map?.Entries ?? [])
            context.Errors.Try(() =>
            {
                var before = context.Errors.Count;
                var claim = ReadClaim(entry);
                if (context.Errors.Count == before)
                    claims.Add(model.Add(claim));
            });
        return claims;
    }

    public static IReadOnlyList<Bridge> ReadBridges(YamlMap? map, YamlMap? claims, Errors errors)
    {
        var bridges = new List<Bridge>();
        var known = (claims?.Entries ?? []).Select(claim => claim.Key).ToArray();
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Value is not YamlMap fields)
            {
                errors.Add(entry.Value.At, $"The bridge '{entry.Key}' must be a map.", "Give it 'title', 'between' and 'steps'.");
                continue;
            }

            var reader = new MapReader(fields, "a bridge", errors);
            var title = reader.RequiredText("title", "Say what it shows.");
            var between = reader.Texts("between") ?? [];
            var steps = reader.Texts("steps") ?? [];
            reader.RefuseTheRest();
            foreach (var unknown in between.Where(name => !known.Contains(name.Text)))
                errors.Add(unknown.At, $"There is no claim '{unknown.Text}'.", Nearest.Suggest(unknown.Text, known, "Name claims of the case."));
            bridges.Add(new Bridge(entry.Key, title ?? entry.Key, [.. between.Select(name => name.Text)], [.. steps.Select(name => name.Text)]));
        }

        return bridges;
    }

    private Claim ReadClaim(YamlEntry entry)
    {
        if (entry.Key.Length == 0 || !char.IsAsciiLetterLower(entry.Key[0]) || !entry.Key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
            throw new InputException(entry.At, $"'{entry.Key}' cannot be the name of a claim.", "Use small letters, digits and '-', beginning with a letter.");
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The claim '{entry.Key}' must be a map.", "Give it 'says', 'scope' and 'source'.");
        var reader = new MapReader(map, "a claim", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        Message title = reader.Text("title") ?? entry.Key;
        var note = grounds?.Note;
        reader.Text("date");
        var says = reader.RequiredScalar("says", "State the figure with its unit: 'says: 5.576M USD'.");
        var sense = ReadSense(reader);
        var scope = reader.RequiredMap("scope", "Say what the figure covers: 'scope: { runs: [v3], basis: rental value }', or 'scope: { quantity: NAME }'.");
        var readings = reader.MapAt("readings");
        var limits = reader.Optional("limits");
        reader.RefuseTheRest();
        if (grounds is null)
            context.Errors.Add(entry.At, $"The claim '{entry.Key}' has no source.", "Name it: 'source: ID', an entry of 'sources:' or of the catalogue.");
        if (says is null || scope is null || grounds is null)
            throw new InputException([]);
        var figure = Figure.Read(says, title);
        var prefix = $"claims.{entry.Key.Replace('-', '_')}";
        var read = ReadScope(scope, null, prefix, grounds);
        return new Claim
        {
            Id = entry.Key,
            Title = title,
            Claimed = figure.Value,
            Rounding = figure.Rounding,
            Unit = figure.Unit,
            Sense = sense,
            Scope = read,
            Readings = [.. (readings?.Entries ?? []).Select(reading => ((Message)reading.Key, reading.Value is YamlMap other ? ReadScope(other, read, $"{prefix}.{Accelerator.PartOf(reading.Key)}", grounds) : throw new InputException(reading.Value.At, "A reading must be a map.", "Give what differs from the scope, such as '{ pools: [h800] }'.")))],
            Limits = ReadLimits(limits, prefix, title),
            Grounds = grounds,
            Note = note,
            At = entry.At,
        };
    }

    private static ClaimSense ReadSense(MapReader reader) => reader.Optional("sense") switch
    {
        null => ClaimSense.About,
        YamlScalar { Text: "about" } => ClaimSense.About,
        YamlScalar { Text: "at least" } => ClaimSense.AtLeast,
        YamlScalar { Text: "at most" } => ClaimSense.AtMost,
        var other => throw new InputException(other.At, "The sense of a claim is 'about', 'at least' or 'at most'.", "Write one of these; 'about' may be left out."),
    };

    private Scope ReadScope(YamlMap map, Scope? around, string prefix, Grounds grounds)
    {
        var reader = new MapReader(map, "a scope", context.Errors);
        var scope = (around ?? new Scope()) with
        {
            Runs = Names(reader, "runs", runs.Select(run => run.Id)) ?? around?.Runs,
            Stages = Names(reader, "stages", runs.SelectMany(run => run.Stages).Select(stage => stage.Id)) ?? around?.Stages,
            Pools = Names(reader, "pools", pools.Keys) ?? around?.Pools,
            Phases = Meanings(reader, "phases", Words.Phases) ?? around?.Phases,
            Resources = Meanings(reader, "resources", Words.Resources) ?? around?.Resources,
            Basis = Meaning(reader, "basis", Words.Bases) ?? around?.Basis,
            Timing = Meaning(reader, "period", Words.Timings) ?? around?.Timing,
        };
        if (reader.Optional("quantity") is { } quantity)
            scope = scope with { Quantity = AsQuantity(quantity, $"{prefix}.measured", null, grounds), Written = (quantity as YamlScalar)?.Text };
        if (reader.Optional("at") is { } rate)
            scope = scope with { At = AsQuantity(rate, $"{prefix}.at", Per<Usd, GpuTime>.Unit, grounds) };
        reader.RefuseTheRest();
        return scope;
    }

    // A plain name stays that name; anything else becomes a quantity of its own.
    private string AsQuantity(YamlValue value, string name, Unit? unit, Grounds? grounds)
    {
        if (value is YamlScalar scalar && unit is null && SyntaxParser.Read(scalar.Text, scalar.At) is Syntax.Name plain)
            return plain.Text;

        foreach (var node in context.Values.Read(value, name, unit is null ? "What the claim speaks of" : "The price of a GPU-hour that the claim states", unit, grounds))
            context.Add(node);
        return name;
    }

    private IReadOnlyList<Limit> ReadLimits(YamlValue? value, string prefix, Message title)
    {
        if (value is null)
            return [];
        if (value is not YamlList list)
            throw new InputException(value.At, "'limits' must be a list.", "Write '- { at_most: NAME, because: why }'.");
        var limits = new List<Limit>();
        foreach (var item in list.Items)
        {
            var reader = new MapReader(item as YamlMap ?? throw new InputException(item.At, "A limit must be a map.", "Write '{ at_most: NAME, because: why }'."), "a limit", context.Errors);
            var atMost = reader.Optional("at_most");
            var atLeast = reader.Optional("at_least");
            var because = reader.RequiredText("because", "Say why it is a bound.");
            reader.RefuseTheRest();
            if ((atMost is null) == (atLeast is null))
                throw new InputException(item.At, "A limit has either 'at_most' or 'at_least'.", "Keep one of the two.");
            if (because is not null)
                limits.Add(new Limit(AsQuantity((atMost ?? atLeast)!, $"{prefix}.limit_{limits.Count + 1}", null, new Grounds.Assumption($"Stated as a limit of '{title}': {because}")), atMost is not null, because));
        }

        return limits;
    }

    private IReadOnlyList<string>? Names(MapReader reader, string key, IEnumerable<string> known)
    {
        var names = reader.Texts(key);
        foreach (var unknown in names?.Where(name => !known.Contains(name.Text)) ?? [])
            context.Errors.Add(unknown.At, $"The case has no {key[..^1]} '{unknown.Text}'.", Nearest.Suggest(unknown.Text, known, $"Known: {string.Join(", ", known)}."));
        return names is null ? null : [.. names.Select(name => name.Text)];
    }

    private IReadOnlyList<T>? Meanings<T>(MapReader reader, string key, IReadOnlyDictionary<string, T> words)
        where T : struct => reader.Texts(key) is { } names ? [.. names.Select(name => Meaning(name, key, words)).OfType<T>()] : null;

    private T? Meaning<T>(MapReader reader, string key, IReadOnlyDictionary<string, T> words)
        where T : struct => reader.Scalar(key) is { } told ? Meaning(told, key, words) : null;

    private T? Meaning<T>(YamlScalar told, string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (words.TryGetValue(told.Text, out var meaning))
            return meaning;
        context.Errors.Add(told.At, $"'{told.Text}' is not known under '{key}'.", Nearest.Suggest(told.Text, words.Keys, $"Known: {string.Join(", ", words.Keys)}."));
        return null;
    }
}
