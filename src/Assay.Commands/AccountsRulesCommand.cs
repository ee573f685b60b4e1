using System.CommandLine;
using System.Text;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts rules propose</c>: rules to start from, as YAML.</summary>
internal static class AccountsRulesCommand
{
    public static Command Create(Globals globals) => new("rules", Say("Rules that say what jobs were for.")) { Propose(globals) };

    private static Command Propose(Globals globals)
    {
        var store = AccountsCommand.Store();
        var rules = AccountsCommand.Rules();
        var most = new Option<int>("--most") { Description = Say("How many rules to propose."), DefaultValueFactory = _ => 20 };
        var memory = AccountsCommand.Memory();
        var command = new Command("propose", Say("Propose rules for what none catches, from accounts and names, the largest first.")) { store, rules, most, memory };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(most) is < 1 or > 1000)
                throw new InputException(null, $"--most is {parsed.GetValue(most)}.", "Give a number from 1 to 1000.");
            var read = AccountsCommand.Rules(globals, parsed.GetValue(rules));
            using var opened = AccountStore.Read(globals.Host.Files.Local(parsed.GetRequiredValue(store)), AccountsCommand.Settings(globals, parsed, parsed.GetValue(memory)));
            using var output = globals.Host.Output();
            output.Write(Encoding.UTF8.GetBytes(RuleProposals.Yaml(opened, read, parsed.GetValue(most))));
            return 0;
        });
        return command;
    }
}
