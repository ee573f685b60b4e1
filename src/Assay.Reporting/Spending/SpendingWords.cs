using Assay.Accounts;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>Sentences and headings on what was spent.</summary>
internal static class SpendingWords
{
    public static string Title => Say("What was really spent");
    public static string Models => Say("What each model cost");
    public static string Costs => Say("Cost lines");
    public static string Unexplained => Say("Unexplained");
    public static string Hours => Say("Where the GPU-hours went");
    public static string Use => Say("What GPUs did");
    public static string Efficiency => Say("Tokens and accelerators");
    public static string Energy => Say("Energy and carbon");
    public static string Waste => Say("Waste worth acting on");
    public static string Uncaught => Say("Caught by no rule");
    public static string Kubernetes => Say("Kubernetes, as OpenCost allocates it");
    public static string Notes => Say("Notes");
    public static string NoRule => Say("caught by no rule");
    public static string NoModel => Say("What is no model's");
    public static string Idle => Say("idle");
    public static string Sum => Say("sum");

    public static string UnexplainedIs => Say("Nothing in the records says what this was for. It is told here and spread on nothing.");

    public static string NothingUnexplained => Say("Nothing is unexplained: everything in the books has its purpose.");

    public static string CostOfRuns => Say("The cost of a run or a job is its part of what its pools cost, by GPU-hours. Idle time, people, data and what pools share stand in the ladder alone.");

    public static string LadderBasis => Say("Each rung adds to those above it. The idle share is the model's share of what its pools had and nobody used.");

    public static string About => Say("This page holds the whole report and loads nothing; it needs no script. The same store, rules and version give the same page.");

    /// <summary>What a model cost, in one sentence.</summary>
    public static string Answer(ModelCost model, MoneyReport money)
    {
        var (whole, last) = (Spent.Rough(model.Cents, money.Currency), Spent.Month(money.To.AddMonths(-1)));
        return model.Model is { } name
            ? Say($"{name} cost {whole} from {Spent.Month(money.From)} to {last}, on the basis '{Words.Of(money.Basis)}'; the jobs of its final run are {Spent.Rough(model.Rungs[0].Adds, money.Currency)} of it.")
            : Say($"{whole} more was spent on what no rule gives to a model.");
    }

    public static string Whole(MoneyReport money) =>
        Say($"{Spent.Exact(money.Total)} {money.Currency} from {Spent.Month(money.From)} to {Spent.Month(money.To.AddMonths(-1))}, on the basis '{Words.Of(money.Basis)}'; {Spent.Exact(money.Unexplained)} of it is unexplained and is spread on nothing.");

    public static string Held(AccountsReport report) =>
        Say($"{Spent.Hours(report.Allocated)} held by {report.Attempts:N0} attempts{(report.From is { } from && report.To is { } to ? (Message)$", from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}" : Message.Empty)}.");

    public static string Reconciles(MoneyReport money) => money.Reconciles
        ? Say("Lines, ladders and what is unexplained sum to the books to the cent.")
        : Say("Lines, ladders and what is unexplained do not sum to the books: this is an error of Assay.");

    public static string NoMoney => Say("The store tells no cost.") + " " + Say("Import bills or a register: 'assay accounts import --focus FILE --register FILE'.");

    public static string ModelHeading(string? model) => model ?? NoModel;

    public static string RunName(string? run) => run ?? NoRule;

    /// <summary>A run as the line that unfolds into its jobs.</summary>
    public static string RunLine(SelectedRun run, string? currency) => run.Cents is { } cents && currency is not null
        ? Say($"{RunName(run.Run)}: {Phase(run.Phase)}, {Spent.Hours(run.Hours)}, {Spent.Rough(cents, currency)}")
        : Say($"{RunName(run.Run)}: {Phase(run.Phase)}, {Spent.Hours(run.Hours)}");

    public static string Phase(string word) => Say(word);

    public static string PhaseOf(MoneyLine line) => PhaseOf(line.Phase, line.State);

    public static string PhaseOf(Phase? phase, string? state) => phase is not { } told ? Say("unassigned") : state is null or "idle" ? Say(Words.Of(told)) : Say($"{Words.Of(told)}: {RecordWords.Of(state)}");

    public static string TeamOf(MoneyLine line) => line.Phase == Economics.Phase.Idle ? Idle : line.Team ?? Say("unassigned");

    public static string Outcome(string word) => Say(RecordWords.Of(word));

    public static string LadderPicture(string? model, long cents, string currency) => Say($"What {ModelHeading(model)} cost, rung by rung, {Spent.Rough(cents, currency)} in all; the table beside it says the same.");

    public static string MonthPicture(string last) => Say($"Cost by month, each column parted by phase; {last} in the last month. The table that follows says the same.");

    public static string JobsOf(string name, int shown, long all) => all > shown ? Say($"The largest {shown:N0} of {all:N0} attempts of {name}") : Say($"Attempts of {name}, the largest first");

    public static string MoreRuns(int left) => Say($"{left:N0} smaller runs are not told here.");

    public static string Of(WasteKind kind) => Say(Told(kind));

    /// <summary>What a kind of waste is, and what may be done.</summary>
    public static Message Told(WasteKind kind) => kind switch
    {
        WasteKind.Empty => "held and never active: free it, or end it when idle",
        WasteKind.UnusedGpus => "some of its GPUs were never active: ask for fewer",
        _ => "its GPUs stood still in between: look for waits on data or on others",
    };
}
