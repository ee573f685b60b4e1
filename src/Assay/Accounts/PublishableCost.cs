using Assay.Documents;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>The cost of a model worded so that it can be published: with its scope, and with all that it leaves out.</summary>
/// <param name="Says">The claim itself.</param>
/// <param name="Scope">What is in it, rung by rung.</param>
/// <param name="LeavesOut">What is not in it.</param>
/// <param name="Rests">What it rests on: how cost was allocated, and what the records do not tell.</param>
public sealed record PublishableCost(Message Says, IReadOnlyList<Message> Scope, IReadOnlyList<Message> LeavesOut, IReadOnlyList<Message> Rests)
{
    /// <summary>Words the claim.</summary>
    /// <param name="report">A report with money.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="InputException">The report tells no money, or knows no such model.</exception>
    public static PublishableCost Of(AccountsReport report, string model)
    {
        if (report.Money is not { } money)
            throw new InputException(null, "The store tells no cost.", "Import bills or a register: 'assay accounts import --focus FILE --register FILE'.");
        var names = money.Models.Select(one => one.Model).OfType<string>().ToArray();
        if (money.Models.FirstOrDefault(one => one.Model == model) is not { } cost)
            throw new InputException(null, $"No cost falls on a model '{model}'.", Nearest.Suggest(model, names, names.Length == 0 ? (Message)"Name models in the rules." : $"Models: {string.Join(", ", names)}."));
        var hours = report.Runs.Where(run => run.Model == model).Sum(run => run.Hours);
        var served = cost.Rungs.First(rung => rung.Name == ModelCost.Served).Adds;
        return new PublishableCost(
            $"{model} cost {Told(cost.Cents, money)} on the basis '{Words.Of(money.Basis)}', for {hours:N0} GPU-hours recorded from {money.From:yyyy-MM-dd} up to {money.To:yyyy-MM-dd}{(served == 0 ? Message.Empty : $"; {Told(served, money)} of it is serving and other business, not the making of the model")}.",
            [.. cost.Rungs.Where(rung => rung.Adds != 0).Select(rung => (Message)$"{RecordWords.Of(rung.Name)}: {Told(rung.Adds, money)}")],
            [.. LeftOut(report, money, cost)],
            [.. RestsOn(money)]);
    }

    private static IEnumerable<Message> RestsOn(MoneyReport money)
    {
        yield return "What attempts were for is what the rules say; that a later attempt went on from a checkpoint of an earlier one is taken from their order.";
        if (money.Keys.Count > 0)
            yield return $"What pools share is allocated so: {Message.Join("; ", money.Keys.Select(key => (Message)$"{Words.Of(key.Resource)}: {Words.Of(key.Key)}"))}.";
        foreach (var note in money.Notes)
            yield return note;
    }

    private static IEnumerable<Message> LeftOut(AccountsReport report, MoneyReport money, ModelCost cost)
    {
        foreach (var rung in cost.Rungs.Where(rung => rung.Adds == 0))
            yield return $"{RecordWords.Of(rung.Name)}: nothing is recorded for it";
        if (money.Unexplained != 0)
            yield return $"{Told(money.Unexplained, money)} of the books that nothing explains";
        foreach (var other in money.Models.Where(one => one.Model is null && one.Cents != 0))
            yield return $"{Told(other.Cents, money)} of work that no rule gives to a model";
        if (report.ByPhase.Where(part => part.Name == "unassigned").Sum(part => part.Hours) is > 0 and var hours)
            yield return $"{hours:N0} GPU-hours that no rule caught";
        yield return "the cost of capital";
        yield return $"whatever was spent before {money.From:yyyy-MM-dd} and from {money.To:yyyy-MM-dd} on";
        yield return $"whatever is in no bill and no register that was imported: these hold {Message.Join(", ", money.Books.Select(book => book.Name))}";
    }

    private static Message Told(long cents, MoneyReport money) => $"{cents / 100m:N2} {money.Currency}";
}
