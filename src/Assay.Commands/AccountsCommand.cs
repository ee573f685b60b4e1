using System.CommandLine;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts</c>: what was really spent, from records.</summary>
internal static class AccountsCommand
{
    public static Command Create(Globals globals) => new("accounts", Say("What was really spent, from the records of jobs."))
    {
        AccountsImportCommand.Create(globals),
        AccountsReportCommand.Create(globals),
        AccountsRulesCommand.Create(globals),
        AccountsClaimCommand.Create(globals),
    };

    /// <summary>The option that names the store.</summary>
    public static Option<string> Store() => new("--store") { Description = Say("The store, one DuckDB file."), HelpName = "file", Required = true };

    /// <summary>The option that names the rules.</summary>
    public static Option<string?> Rules() => new("--rules") { Description = Say("Rules in YAML that give attempts a run, a model and a phase."), HelpName = "file" };

    /// <exception cref="InputException">The rules have errors.</exception>
    public static AccountRules Rules(Globals globals, string? path) => path is null ? AccountRules.None : AccountRules.Read(globals.Host.Files.Text(path, "a file of rules"));

    /// <summary>The option that bounds memory.</summary>
    public static Option<int?> Memory() => NamedOption.Count("--memory", Say("The most memory in MiB that the store's queries take before they go on on disk; 2048 without it."), "-mem");

    /// <summary>How the store is to work.</summary>
    /// <exception cref="InputException">A number is out of its range.</exception>
    public static StoreSettings Settings(Globals globals, ParseResult parsed, int? memory)
    {
        if (memory is < 128)
            throw new InputException(null, $"--memory is {memory}.", "Give 128 MiB or more.");
        return new StoreSettings { MemoryMiB = memory ?? new StoreSettings().MemoryMiB, Threads = globals.Sampling(parsed).Threads, Cancellation = globals.Host.Cancellation };
    }
}
