using System.Globalization;
using System.Text;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Rules as SQL over the attempts.</summary>
internal static class RuleSql
{
    /// <summary>The number of the first rule that fits, from 0; null for none.</summary>
    public static string Number(AccountStore store, AccountRules rules) =>
        rules.Rules.Count == 0 ? "NULL::INTEGER" : $"CASE {string.Concat(rules.Rules.Select((rule, i) => $"WHEN {Fits(store, rule)} THEN {i} "))}END";

    /// <summary>What each rule gives, by its number.</summary>
    public static string Given(AccountRules rules, Func<AccountRule, string> given) =>
        rules.Rules.Count == 0 ? "NULL" : $"CASE rule {string.Concat(rules.Rules.Select((rule, i) => $"WHEN {i} THEN {given(rule)} "))}END";

    /// <summary>A name with places for what the record tells.</summary>
    public static string Filled(string? name)
    {
        if (name is null)
            return "NULL";
        var parts = new List<string>();
        for (var at = 0; at < name.Length;)
        {
            var open = name.IndexOf('{', at);
            if (open != at)
                parts.Add(StoreSql.Text(open < 0 ? name[at..] : name[at..open]));
            if (open < 0)
                break;
            var close = name.IndexOf('}', open);
            parts.Add($"coalesce({AccountRules.Matched[name[(open + 1)..close]]}, '?')");
            at = close + 1;
        }

        return string.Join(" || ", parts);
    }

    /// <summary>The word of a phase.</summary>
    public static string Word(Phase phase) => Words.Phases.First(pair => pair.Value == phase).Key;

    private static string Fits(AccountStore store, AccountRule rule)
    {
        var all = rule.Patterns.Select(pair => $"({string.Join(" OR ", pair.Value.Select(pattern => Fits(store, pair.Key, pattern)))})").ToList();
        if (rule.From is { } from)
            all.Add($"started >= {Moment(from)}");
        if (rule.To is { } to)
            all.Add($"started < {Moment(to)}");
        return all.Count == 0 ? "true" : string.Join(" AND ", all);
    }

    private static string Fits(AccountStore store, string column, string pattern)
    {
        if (column == "user_name" && store.Setting("users") == "hash")
            return $"{column} = {Users.Kept(store, StoreSql.Text(pattern))}";
        if (!pattern.AsSpan().ContainsAny('*', '?'))
            return $"{column} = {StoreSql.Text(pattern)}";
        // '*' alone fits what is not told as well.
        return pattern.Trim('*').Length == 0 ? "true" : $"{column} GLOB {StoreSql.Text(Glob(pattern))}";
    }

    // '*' and '?' alone have a meaning.
    private static string Glob(string pattern)
    {
        var glob = new StringBuilder();
        foreach (var c in pattern)
            glob.Append(c is '[' or '\\' ? $"[{c}]" : c.ToString());
        return glob.ToString();
    }

    private static string Moment(DateTime moment) => $"TIMESTAMP '{moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'";
}
