using System.Globalization;
using Assay.Economics;

namespace Assay.Accounts;

/// <summary>Sets the totals of a drafted case beside those of the accounts, in comments at its head.</summary>
/// <param name="drafting">What the case is drafted from.</param>
/// <param name="fleet">Its fleet.</param>
internal sealed class DraftReconciliation(Drafting drafting, DraftedFleet fleet)
{
    public void Write(DraftText text)
    {
        if (drafting.Money is not { } money)
        {
            text.Comment("\nThe store tells no cost: hours are priced by what hiring them costs.\n");
            return;
        }

        long Of(Resource resource) => money.Lines.Where(line => line.Resource == resource).Sum(line => line.Cents);
        (string Words, long Accounts, long Case)[] rows =
        [
            ("servers, network and storage, written off", fleet.Purchased, fleet.WrittenOff),
            ("hired pools", fleet.Hired, fleet.Hired + fleet.Borne.Sum()),
            ("space", fleet.Facility, fleet.Owns ? Math.Max(0, fleet.Facility) : 0),
            ("energy", fleet.Energy, fleet.Owns ? Math.Max(0, fleet.Energy) : 0),
            ("upkeep and all else", fleet.Upkeep, fleet.Owns ? Math.Max(0, fleet.Upkeep) : 0),
            ("people", Of(Resource.People), Of(Resource.People)),
            ("data", Of(Resource.Data), Math.Max(0, Of(Resource.Data))),
            ("unexplained", money.Unexplained, 0),
        ];
        rows = [.. rows.Where(row => row.Accounts != 0 || row.Case != 0)];
        rows = [.. rows, ("sum", rows.Sum(row => row.Accounts), rows.Sum(row => row.Case))];
        text.Comment(string.Create(CultureInfo.InvariantCulture, $"\nOver {drafting.From:yyyy-MM} to {drafting.To.AddMonths(-1):yyyy-MM} ({drafting.Period}), in {money.Currency}: what the accounts hold, and what the case has for as many months."));
        foreach (var (words, accounts, inCase) in rows)
            text.Comment($"  {words,-45}{Told(accounts),20}{Told(inCase),20}{(accounts == inCase ? "" : $"  {Told(inCase - accounts)}")}");
        text.Comment("\nWhat differs by definition:");
        if (fleet.Purchased != fleet.WrittenOff)
            text.Comment("- The case has what is there at the end for the whole time; the accounts wrote off what came late, left early or was written off already.");
        if (fleet.Borne.Sum() != 0)
            text.Comment("- Nothing is owned: what pools share is in the rates of hired ones.");
        text.Comment("- The cost of capital is in no bill: it is zero below.");
        if (money.Unexplained != 0)
            text.Comment("- What is unexplained is in no figure of the case.");
        if (drafting.Months != 12)
            text.Comment(string.Create(CultureInfo.InvariantCulture, $"- Figures by the year are those of {drafting.Period}, times {12.0 / drafting.Months:0.###}. Runs count once: in the lab's year, the months without records are idle."));
        text.Comment("- A month is a twelfth of a year of 8,766 hours; in the accounts it has its own days.");
        text.Comment("- An hour costs the same in all pools of the case; the accounts tell each pool apart, and share what pools have in common on hours used.\n");
    }

    private static string Told(long cents) => (cents / 100m).ToString("N2", CultureInfo.InvariantCulture);
}
