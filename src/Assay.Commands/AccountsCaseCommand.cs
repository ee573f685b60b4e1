using System.CommandLine;
using System.Text;
using Assay.Accounts;
using Assay.Cases;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts case</c>: a case file from the records.</summary>
internal static class AccountsCaseCommand
{
    public static Command Create(Globals globals)
    {
        var store = AccountsCommand.Store();
        var rules = AccountsCommand.Rules();
        var model = new Option<string?>("--model") { Description = Say("The model that the case is about, as the rules name it; all of them without it."), HelpName = "name" };
        var accelerator = new Option<string?>("--accelerator") { Description = Say("What pools have whose rules do not say it, a name of the catalogue."), HelpName = "name" };
        var exchange = NamedOption.Number("--exchange", Say("Dollars for one unit of the accounts' currency, where that is EUR or CNY."), "-x");
        var target = new Option<string?>("--out") { Description = Say("Where to write the case; on standard output without it."), HelpName = "file" };
        var force = new Option<bool>("--force") { Description = Say("Overwrite a file that is there.") };
        var memory = AccountsCommand.Memory();
        var command = new Command("case", Say("Write a case from the records, with measured figures as sourced inputs, for audits, what-ifs and claims.")) { store, rules, model, accelerator, exchange, target, force, memory };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(target);
            if (path is not null)
                Check(globals, path, parsed.GetValue(force));
            if (parsed.GetValue(exchange) is <= 0 or > 1e6)
                throw new InputException(null, $"--exchange is {parsed.GetValue(exchange)}.", "Give a positive number.");
            var read = AccountsCommand.Rules(globals, parsed.GetValue(rules));
            // What a case writes off, the accounts must have written off as well.
            read = read with { Money = read.Money with { Basis = Basis.Amortised } };
            var (catalogue, settings) = (globals.Catalogue(parsed), AccountsCommand.Settings(globals, parsed, parsed.GetValue(memory)));
            var efficiency = AccountsCommand.Efficiency(globals, parsed, read, parsed.GetValue(rules));
            var text = LongWork.Run(globals, parsed, Say("case"), progress =>
            {
                using var opened = AccountStore.Read(globals.Host.Files.Local(parsed.GetRequiredValue(store)), settings with { Progress = progress });
                var report = AccountsReporter.Of(opened, read);
                return CaseDraft.Yaml(new Drafting
                {
                    Store = opened,
                    Report = report,
                    Rules = read,
                    Catalogue = catalogue,
                    Efficiency = efficiency(opened, report, null),
                    Model = parsed.GetValue(model),
                    Accelerator = parsed.GetValue(accelerator),
                    Exchange = report.Money is { Currency: not "USD" } ? (decimal?)parsed.GetValue(exchange) : null,
                });
            });
            globals.Warn(parsed, CaseFile.Read(new SourceText(path ?? "case.yaml", text), catalogue, []).Warnings);
            if (path is null)
            {
                using var output = globals.Host.Output();
                output.Write(Encoding.UTF8.GetBytes(text));
                return 0;
            }

            globals.Host.Files.Write(new OutputFile(path, text));
            globals.Remark(parsed, Say($"Wrote {path}. Audit it with: assay audit {path}"));
            return 0;
        });
        return command;
    }

    private static void Check(Globals globals, string path, bool force)
    {
        if (path.Length == 0)
            throw new InputException(null, "--out names no file.", "Name a file to write, such as --out case.yaml.");
        if (globals.Host.Files.Exists(path) && !force)
            throw new InputException(null, $"There is a file '{path}' already.", "Choose another name, or overwrite it with --force.");
        globals.Host.Files.CheckWritable(path);
    }
}
