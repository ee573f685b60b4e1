using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Records;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts import</c>: brings records into a store.</summary>
internal static class AccountsImportCommand
{
    private const int ToldToPeople = 20;
    private static readonly string[] UserWords = ["keep", "hash", "drop"];

    public static Command Create(Globals globals)
    {
        var slurm = new Option<string[]>("--slurm") { Description = Say("Listings of 'sacct --parsable2' or 'sacct --json'; '-' reads standard input."), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var focus = new Option<string[]>("--focus") { Description = Say("Cloud bills by FOCUS 1.0 to 1.2, as CSV or Parquet."), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var register = new Option<string[]>("--register") { Description = Say("Tables of the register as CSV: assets, invoices, people by month."), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var sreport = new Option<string[]>("--sreport") { Description = Say("Listings of 'sreport -P -T gres/gpu cluster utilization': what clusters had, and what was down."), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var metrics = new Option<string[]>("--metrics") { Description = Say("Answers of range queries of Prometheus to metrics of DCGM, as JSON."), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var openCost = new Option<string[]>("--opencost") { Description = Say("Answers of OpenCost or Kubecost to '/allocation', as JSON."), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var sacct = new Option<bool>("--sacct") { Description = Say("Call sacct on this machine for the jobs of a window.") };
        var since = new Option<string?>("--since") { Description = Say("Where the window of --sacct begins, as sacct reads it: 2026-11-01, now-7days."), HelpName = "time" };
        var until = new Option<string?>("--until") { Description = Say("Where it ends; now without it."), HelpName = "time" };
        var store = AccountsCommand.Store();
        var cluster = new Option<string?>("--cluster") { Description = Say("The cluster of records that name none."), HelpName = "name" };
        var zone = new Option<string?>("--time-zone") { Description = Say("The zone of clock times in records, such as Europe/Paris; UTC without it."), HelpName = "name" };
        var users = new Option<string?>("--users") { Description = Say("Keep users' names, hash or drop them; a store does the same with all."), HelpName = "keep|hash|drop" };
        var memory = AccountsCommand.Memory();
        users.AcceptOnlyFromAmong(UserWords);
        var command = new Command("import", Say("Bring records of jobs into a store; what it knows already stays as it is.")) { slurm, sreport, metrics, openCost, focus, register, sacct, since, until, store, cluster, zone, users, memory };
        command.SetAction(parsed =>
        {
            string[] jobs = parsed.GetValue(slurm) ?? [], capacity = parsed.GetValue(sreport) ?? [], bills = parsed.GetValue(focus) ?? [], tables = parsed.GetValue(register) ?? [];
            string[] telemetry = parsed.GetValue(metrics) ?? [], allocations = parsed.GetValue(openCost) ?? [];
            if (jobs.Length + capacity.Length + bills.Length + tables.Length + telemetry.Length + allocations.Length == 0 && !parsed.GetValue(sacct))
                throw new InputException(null, "Nothing is named that could be imported.", "Name a listing, a bill or a table of the register: --slurm FILE, --focus FILE, --register FILE.");
            var orders = new SlurmOrders
            {
                Cluster = parsed.GetValue(cluster) ?? new SlurmOrders().Cluster,
                TimeZone = parsed.GetValue(zone),
                Users = parsed.GetValue(users) is { } word ? Enum.Parse<UserNames>(word, ignoreCase: true) : null,
                Salt = () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            };
            var settings = AccountsCommand.Settings(globals, parsed, parsed.GetValue(memory));
            var path = globals.Host.Files.Local(parsed.GetRequiredValue(store));
            using var given = new ImportFiles(globals.Host.Files, path);
            var (jobFiles, capacityFiles, billFiles, tableFiles) = (given.Of(jobs), given.Of(capacity), given.Of(bills), given.Of(tables));
            var (telemetryFiles, allocationFiles) = (given.Of(telemetry), given.Of(allocations));
            var called = parsed.GetValue(sacct) ? given.Sacct(parsed.GetValue(since), parsed.GetValue(until)) : null;
            var result = LongWork.Run(globals, parsed, Say("import"), progress =>
            {
                using var opened = AccountStore.Open(path, settings with { Progress = progress });
                var result = jobFiles.Count > 0 ? AccountImports.Slurm(opened, jobFiles, orders) : new ImportResult();
                if (called is not null)
                    result += AccountImports.Slurm(opened, [called], orders with { Instants = true });
                if (capacityFiles.Count > 0)
                    result += AccountImports.Sreport(opened, capacityFiles, orders);
                if (telemetryFiles.Count > 0)
                    result += AccountImports.Metrics(opened, telemetryFiles, orders.Cluster);
                if (allocationFiles.Count > 0)
                    result += AccountImports.OpenCost(opened, allocationFiles, orders.Cluster);
                return result + AccountImports.Focus(opened, billFiles) + AccountImports.Register(opened, tableFiles);
            });
            Tell(globals, parsed, result);
            Printer.Print(globals, parsed, () => Show(result), () => Rows(result), json =>
            {
                json.WriteNumber("taken", result.Taken);
                json.Objects("refused", result.Refused, refusal =>
                {
                    json.WriteNumber("row", refusal.Row);
                    json.WriteString("column", refusal.Column);
                    json.WriteString("why", refusal.Why);
                    json.WriteString("file", refusal.File);
                });
                json.WriteNumber("refused_count", result.RefusedCount);
                json.WriteNumber("unchanged", result.Unchanged);
                json.WriteNumber("steps", result.Folded);
                json.Texts("notes", result.Notes);
            });
            return 0;
        });
        return command;
    }

    // Whoever reads a document or a spreadsheet is told of what is missing from it as well.
    private static void Tell(Globals globals, ParseResult parsed, ImportResult result)
    {
        if (globals.Quiet(parsed) || globals.Format(parsed) is Format.Table or Format.Markdown)
            return;
        foreach (var note in result.Notes)
            globals.Host.Error.WriteLine(Say(note));
        if (result.RefusedCount > 0)
            globals.Host.Error.WriteLine(Say($"{result.RefusedCount} rows were refused; the others are taken."));
    }

    private static Page Show(ImportResult result) => new(
    [
        new Paragraph(Say($"{result.Taken} rows taken, {result.Unchanged} unchanged, {result.RefusedCount} refused; {result.Folded} steps folded into their jobs.")),
        .. result.Notes.Select(note => new Paragraph(Say(note))),
        .. result.Refused.Count == 0 ? Array.Empty<Block>() :
        [
            new Table(Say("Refused"), [new(Say("file")), new(Say("line"), true), new(Say("column")), new(Say("why"), Width: 60)], [.. result.Refused.Take(ToldToPeople).Select(refusal => new[] { refusal.File, refusal.Row.ToString(CultureInfo.InvariantCulture), refusal.Column ?? "", Say(refusal.Why) })]),
            .. result.RefusedCount > ToldToPeople ? [new Paragraph(Say($"{result.RefusedCount - Math.Min(ToldToPeople, result.Refused.Count)} more are not told here; '--format csv' lists them."))] : Array.Empty<Block>(),
        ],
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(ImportResult result) => result.Refused
        .Select(refusal => (IEnumerable<string>)[refusal.File, refusal.Row.ToString(CultureInfo.InvariantCulture), refusal.Column ?? "", refusal.Why.ToString()])
        .Prepend(["file", "row", "column", "why"]);
}
