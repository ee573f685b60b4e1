using System.Globalization;
using Assay.Accounts;
using Assay.Documents;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Web.Work;

/// <summary>The state of the page of accounts as its address has it.</summary>
/// <param name="Selection">Which jobs are looked at.</param>
/// <param name="Page">Which page of them, from 1.</param>
public sealed record AccountsAddress(JobSelection Selection, int Page)
{
    /// <summary>Jobs on a page.</summary>
    public const int Rows = 50;

    /// <summary>What stands for what no rule or record names.</summary>
    public const string None = "(none)";

    private const string Month = "yyyy-MM";

    /// <summary>Whether anything is selected.</summary>
    public bool Selects => Selection != JobSelection.All;

    /// <exception cref="InputException">A month is none, or a page.</exception>
    public static AccountsAddress Read(string? model, string? run, string? phase, string? team, string? outcome, string? pool, string? month, string? page)
    {
        DateOnly? first = null;
        if (!string.IsNullOrEmpty(month))
            first = DateOnly.TryParseExact(month, Month, CultureInfo.InvariantCulture, DateTimeStyles.None, out var told) ? told : throw new InputException(null, $"'month' is '{month}'.", "Write such as 2026-01.");
        var number = 1;
        if (page is not null && !(int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1))
            throw new InputException(null, $"'page' is '{page}'.", "Give a whole number from 1.");
        return new AccountsAddress(new JobSelection { Model = Told(model), Run = Told(run), Phase = Told(phase), Account = Told(team), Outcome = Told(outcome), Pool = Told(pool), Month = first }, number);
    }

    /// <summary>The address that opens a selection.</summary>
    public static string Of(JobSelection selection) => new AccountsAddress(selection, 1).ToString();

    /// <summary>What selects, by its name in the address.</summary>
    public IReadOnlyDictionary<string, string> Query => new Dictionary<string, string?>
    {
        ["model"] = Written(Selection.Model),
        ["run"] = Written(Selection.Run),
        ["phase"] = Written(Selection.Phase),
        ["team"] = Written(Selection.Account),
        ["outcome"] = Written(Selection.Outcome),
        ["pool"] = Written(Selection.Pool),
        ["month"] = Selection.Month?.ToString(Month, CultureInfo.InvariantCulture),
        ["page"] = Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);

    public override string ToString() => QueryHelpers.AddQueryString("accounts", Query!);

    private static string? Told(string? text) => string.IsNullOrEmpty(text) ? null : text == None ? "" : text;

    private static string? Written(string? text) => text?.Length == 0 ? None : text;
}
