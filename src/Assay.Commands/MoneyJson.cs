using System.Globalization;
using System.Text.Json;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Economics;

namespace Assay.Commands;

/// <summary>What <c>assay accounts report</c> tells of money. Amounts are exact, to the cent.</summary>
internal static class MoneyJson
{
    public static void Write(Utf8JsonWriter json, MoneyReport money)
    {
        json.WriteString("currency", money.Currency);
        json.WriteString("basis", Words.Of(money.Basis).ToString());
        json.WriteString("months_from", Month(money.From));
        json.WriteString("months_to", Month(money.To.AddMonths(-1)));
        json.Objects("cost_lines", money.Sums(line => (line.Phase, line.State, line.Resource, line.Pool)), of =>
        {
            var ((phase, state, resource, pool), cents) = of;
            json.WriteString("phase", phase is { } told ? Words.Of(told).ToString() : "unassigned");
            json.WriteString("item", state);
            json.WriteString("resource", Words.Of(resource).ToString());
            json.WriteString("basis", Words.Of(money.Basis).ToString());
            json.WriteString("pool", pool);
            Amount(json, "amount", cents);
            json.WriteString("unit", money.Currency);
        });
        Models(json, money);
        Parts(json, "cost_by_team", money.Sums(line => line.Phase == Phase.Idle ? "idle" : line.Team ?? "unassigned"));
        Parts(json, "cost_by_month", money.Sums(line => Month(line.Month)).OrderBy(sum => sum.By, StringComparer.Ordinal));
        Parts(json, "cost_by_phase", money.Sums(line => line.Phase is { } told ? Words.Of(told).ToString() : "unassigned"));
        Parts(json, "allocation_keys", money.Keys);
        Parts(json, "books", money.Books.Select(book => (book.Name.ToString(), book.Cents)));
        Amount(json, "total", money.Total);
        Amount(json, "unexplained", money.Unexplained);
        json.Objects("unexplained_parts", money.UnexplainedParts, of =>
        {
            var (why, cents) = of;
            json.WriteString("what", why.ToString());
            Amount(json, "amount", cents);
            json.WriteString("unit", money.Currency);
        });
        json.WriteBoolean("reconciles", money.Reconciles);
        json.Texts("money_notes", money.Notes);
    }

    /// <summary>An amount of cents as it is written where a machine reads it.</summary>
    public static string Text(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static void Models(Utf8JsonWriter json, MoneyReport money)
    {
        json.Objects("models", money.Models, model =>
        {
            json.WriteString("model", model.Model);
            json.Objects("ladder", model.Rungs, rung =>
            {
                json.WriteString("rung", rung.Name);
                Amount(json, "adds", rung.Adds);
                Amount(json, "amount", rung.Total);
                json.WriteString("unit", money.Currency);
            });
        });
    }

    private static void Parts(Utf8JsonWriter json, string name, IEnumerable<(string By, long Cents)> parts)
    {
        json.WriteStartObject(name);
        foreach (var (by, cents) in parts)
            Amount(json, by, cents);
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, string name, IEnumerable<(Resource Resource, AllocationRule Key)> keys)
    {
        json.WriteStartObject(name);
        foreach (var (resource, key) in keys)
            json.WriteString(Words.Of(resource).ToString(), Words.Of(key).ToString());
        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, string name, long cents)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(cents));
    }
}
