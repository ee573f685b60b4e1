using System.Globalization;
using Assay.Documents;
using Assay.Economics;

namespace Assay.Accounts;

/// <summary>
/// Rules in YAML: the first that fits an attempt gives it a run, a model and a phase.
/// </summary>
/// <param name="Rules">In their order.</param>
/// <param name="Warnings">What reads well and is hardly meant.</param>
public sealed record AccountRules(IReadOnlyList<AccountRule> Rules, IReadOnlyList<AccountWarning> Warnings)
{
    private const string Example = "Write such as: - { match: { name: 'pretrain-*' }, run: v3, model: my-model, phase: pre-training }";

    /// <summary>What may be matched, and the column of the attempts that holds it.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Matched = new Dictionary<string, string>
    {
        ["cluster"] = "cluster",
        ["account"] = "account",
        ["partition"] = "partition",
        ["qos"] = "qos",
        ["name"] = "name",
        ["comment"] = "comment",
        ["label"] = "label",
        ["user"] = "user_name",
    };

    /// <summary>How money is joined to what attempts were for.</summary>
    public MoneyRules Money { get; init; } = MoneyRules.None;

    /// <summary>What is stated of runs and models that no record knows.</summary>
    public StatedRules Stated { get; init; } = StatedRules.None;

    /// <summary>No rules: nothing is known of what attempts were for.</summary>
    public static AccountRules None { get; } = new([], []);

    /// <exception cref="InputException">The rules have errors; all are told.</exception>
    public static AccountRules Read(SourceText source)
    {
        var errors = new Errors();
        var map = new MapReader(YamlText.Read(source), "a file of rules", errors);
        var rules = new List<AccountRule>();
        switch (map.Required("rules", Example))
        {
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (item is YamlMap rule)
                        Add(rules, new MapReader(rule, "a rule", errors), errors);
                    else
                        errors.Add(item.At, $"A rule must be a map, not {item.Kind}.", Example);
                }

                break;
            case { } other:
                errors.Add(other.At, $"'rules' must be a list, not {other.Kind}.", Example);
                break;
        }

        var money = new MoneySection(errors).Read(map);
        var stated = new StatedSection(errors).Read(map);
        map.RefuseTheRest();
        errors.ThrowIfAny();
        return new AccountRules(rules, [.. rules.Where((rule, i) => rule.FitsAll && i < rules.Count - 1).Select(rule => new AccountWarning(rule.At, "This rule matches everything, so no rule below it is ever used.")), .. rules.TakeLast(1).Where(rule => rule.FitsAll).Select(rule => new AccountWarning(rule.At, "This rule matches everything, so nothing is left to be told as caught by no rule."))]) { Money = money, Stated = stated };
    }

    private static void Add(List<AccountRule> rules, MapReader rule, Errors errors)
    {
        var patterns = new Dictionary<string, IReadOnlyList<string>>();
        DateTime? from = null, to = null;
        if (rule.MapAt("match") is { } match)
        {
            var fields = new MapReader(match, "a match", errors);
            foreach (var (name, column) in Matched)
            {
                if (fields.Texts(name) is { } texts)
                    patterns[column] = [.. texts.Select(text => text.Text)];
            }

            if (fields.MapAt("time") is { } times)
            {
                var bounds = new MapReader(times, "a time", errors);
                (from, to) = (Moment(bounds, "from", errors), Moment(bounds, "to", errors));
                if (from >= to)
                    errors.Add(times.At, "The time ends before it begins.", "Exchange 'from' and 'to'.");
                bounds.RefuseTheRest();
            }

            fields.RefuseTheRest();
        }

        var phase = PhaseOf(rule, errors);
        var run = rule.Scalar("run");
        foreach (var place in Places(run, errors).Concat(Places(rule.Scalar("model"), errors)))
            errors.Add(place.At, $"There is no '{{{place.Name}}}' in a record.", Nearest.Suggest(place.Name, Matched.Keys, $"Known: {string.Join(", ", Matched.Keys.Select(key => $"{{{key}}}"))}."));
        rules.Add(new AccountRule
        {
            At = rule.At,
            Patterns = patterns,
            From = from,
            To = to,
            Run = run?.Text ?? "{name}",
            Model = rule.Text("model"),
            Phase = phase ?? default,
            Work = WorkOf(rule, errors),
            Resumes = Flag(rule, "resumes", errors) ?? phase is Phase.PreTraining or Phase.PostTraining,
            Checkpoint = Duration(rule, "checkpoint", errors),
        });
        rule.RefuseTheRest();
    }

    private static Phase? PhaseOf(MapReader rule, Errors errors)
    {
        if (rule.RequiredScalar("phase", $"Phases: {string.Join(", ", Words.Phases.Keys)}.") is not { } word)
            return null;
        if (Words.Phases.TryGetValue(word.Text, out var phase))
            return phase;
        errors.Add(word.At, $"There is no phase '{word.Text}'.", Nearest.Suggest(word.Text, Words.Phases.Keys, $"Phases: {string.Join(", ", Words.Phases.Keys)}."));
        return null;
    }

    private static string? WorkOf(MapReader rule, Errors errors)
    {
        if (rule.Scalar("work") is not { } word || AccountRule.Works.Contains(word.Text))
            return rule.Text("work");
        errors.Add(word.At, $"There is no work '{word.Text}'.", Nearest.Suggest(word.Text, AccountRule.Works, $"Known: {string.Join(", ", AccountRule.Works)}."));
        return null;
    }

    private static IEnumerable<(Location At, string Name)> Places(YamlScalar? text, Errors errors)
    {
        if (text is null)
            yield break;
        if (text.Text.Length == 0)
            errors.Add(text.At, "The name is empty.", Example);
        for (var open = text.Text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.Text.IndexOf('{', open + 1))
        {
            var close = text.Text.IndexOf('}', open);
            var name = close < 0 ? text.Text[(open + 1)..] : text.Text[(open + 1)..close];
            if (!Matched.ContainsKey(name))
                yield return (text.At, name);
        }
    }

    private static DateTime? Moment(MapReader map, string key, Errors errors)
    {
        if (map.Scalar(key) is not { } text)
            return null;
        if (DateTime.TryParseExact(text.Text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return moment;
        errors.Add(text.At, $"'{text.Text}' is no time.", "Write a day (2026-11-23) or a time (2026-11-23T11:38:00), in UTC.");
        return null;
    }

    private static bool? Flag(MapReader map, string key, Errors errors)
    {
        if (map.Scalar(key) is not { } text)
            return null;
        if (text.Text is "true" or "false")
            return text.Text == "true";
        errors.Add(text.At, $"'{key}' is '{text.Text}'.", "Write true or false.");
        return null;
    }

    private static TimeSpan Duration(MapReader map, string key, Errors errors)
    {
        if (map.Scalar(key) is not { } text)
            return TimeSpan.Zero;
        var parts = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unit = parts.Length == 2 ? parts[1].TrimEnd('s') switch { "second" => 1, "minute" or "min" => 60, "hour" or "h" => 3600, "day" => 86400, _ => 0 } : 0;
        if (unit > 0 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var number) && number >= 0)
            return TimeSpan.FromSeconds(number * unit);
        errors.Add(text.At, $"'{text.Text}' is no duration.", "Write such as '30 minutes' or '2 hours'.");
        return TimeSpan.Zero;
    }
}
