using System.CommandLine;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Records;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts claim</c>: the cost of a model worded so that it can be published.</summary>
internal static class AccountsClaimCommand
{
    public static Command Create(Globals globals)
    {
        var model = new Argument<string>("MODEL") { Description = Say("The model, as the rules name it.") };
        var store = AccountsCommand.Store();
        var rules = AccountsCommand.Rules();
        var memory = AccountsCommand.Memory();
        var command = new Command("claim", Say("Word the cost of a model for publication, with its scope and all that it leaves out.")) { model, store, rules, memory };
        command.SetAction(parsed =>
        {
            var read = AccountsCommand.Rules(globals, parsed.GetValue(rules));
            var settings = AccountsCommand.Settings(globals, parsed, parsed.GetValue(memory));
            var claim = LongWork.Run(globals, parsed, Say("claim"), progress =>
            {
                using var opened = AccountStore.Read(globals.Host.Files.Local(parsed.GetRequiredValue(store)), settings with { Progress = progress });
                return PublishableCost.Of(AccountsReporter.Of(opened, read), parsed.GetRequiredValue(model));
            });
            Printer.Print(globals, parsed, () => Show(claim), () => Rows(claim), json =>
            {
                json.WriteString("says", claim.Says.ToString());
                json.Texts("scope", claim.Scope);
                json.Texts("leaves_out", claim.LeavesOut);
                json.Texts("rests_on", claim.Rests);
            });
            return 0;
        });
        return command;
    }

    private static Page Show(PublishableCost claim) => new(
    [
        new Paragraph(Say(claim.Says)),
        new Table(Say("In it"), [new(Say("scope"))], [.. claim.Scope.Select(part => new[] { Say(part) })]),
        new Table(Say("Not in it"), [new(Say("left out"))], [.. claim.LeavesOut.Select(part => new[] { Say(part) })]),
        new Table(Say("What it rests on"), [new(Say("note"))], [.. claim.Rests.Select(part => new[] { Say(part) })]),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(PublishableCost claim) =>
    [
        ["part", "text"],
        ["says", claim.Says.ToString()],
        .. claim.Scope.Select(part => (IEnumerable<string>)["scope", part.ToString()]),
        .. claim.LeavesOut.Select(part => (IEnumerable<string>)["leaves out", part.ToString()]),
        .. claim.Rests.Select(part => (IEnumerable<string>)["rests on", part.ToString()]),
    ];
}
