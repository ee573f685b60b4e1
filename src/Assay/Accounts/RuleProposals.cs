using System.Globalization;
using System.Text;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Rules that would catch what none catches: to be read and mended by a person, who knows what jobs were for.</summary>
public static class RuleProposals
{
    // Words of names that tell what is done; a guess, and told as one.
    private static readonly (string[] Words, string Phase)[] Hints =
    [
        (["pretrain", "pre-train", "pre_train"], "pre-training"),
        (["sft", "dpo", "rlhf", "ppo", "grpo", "posttrain", "post-train", "finetune", "fine-tune", "lora"], "post-training"),
        (["serve", "serving", "infer", "vllm", "sglang", "trtllm", "deploy"], "serving"),
    ];

    /// <summary>The largest groups by account and name, as a file of rules.</summary>
    /// <param name="store">The records.</param>
    /// <param name="rules">The rules that are there.</param>
    /// <param name="most">How many to propose.</param>
    public static string Yaml(AccountStore store, AccountRules rules, int most)
    {
        AccountsReporter.Prepare(store, rules);
        var text = new StringBuilder("# Proposed from names; what each group was for is a guess. Read, mend, and order: the first rule that fits wins.\nrules:");
        var groups = AccountsReporter.Uncaught(store.Connection, most * 4).Where(group => group.Hours > 0).GroupBy(group => (group.Account, group.Stem))
            .Select(group => (group.Key.Account, group.Key.Stem, Hours: group.Sum(one => one.Hours), Attempts: group.Sum(one => one.Attempts))).OrderByDescending(group => group.Hours).Take(most).ToArray();
        foreach (var (account, stem, hours, attempts) in groups)
        {
            string[] match = [.. account is null ? Array.Empty<string>() : [$"account: {Quoted(account)}"], .. stem is null ? Array.Empty<string>() : [$"name: {Quoted($"{stem}*")}"]];
            if (match.Length == 0)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"\n  # {hours:N1} GPU-hours of {attempts:N0} attempts\n  - match: {{ {string.Join(", ", match)} }}\n    run: '{{name}}'\n    phase: {Phase(stem)}\n");
        }

        return groups.Length == 0 ? text.Append(" []\n").ToString() : text.ToString();
    }

    private static string Phase(string? stem) => Hints.FirstOrDefault(hint => hint.Words.Any(word => stem?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)).Phase ?? "research";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
