using System.CommandLine;
using System.Globalization;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Quantities;
using Assay.Records;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Reporting.Spending;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts report</c>: where the GPU-hours of a store went.</summary>
internal static class AccountsReportCommand
{
    private const int Largest = 20;

    public static Command Create(Globals globals)
    {
        var store = AccountsCommand.Store();
        var rules = AccountsCommand.Rules();
        var gpus = NamedOption.Number("--gpus", Say("How many GPUs a cluster has, where no listing of sreport told; jobs that hold more at once are told."), "-G");
        var grid = new Option<string?>("--grid") { Description = Say("The grid that the GPUs are fed from, such as FR, or its kilograms by kilowatt-hour: carbon of the energy that metrics tell."), HelpName = "region" };
        var memory = AccountsCommand.Memory();
        var command = new Command("report", Say("Where GPU-hours went, by state, outcome, phase and run.")) { store, rules, gpus, grid, memory };
        var files = new ReportFiles(Say("Also write it as a spreadsheet (.xlsx) with live sums over the cost lines."), "spent");
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(gpus) is <= 0)
                throw new InputException(null, $"--gpus is {parsed.GetValue(gpus)}.", "Give a positive number.");
            files.Check(globals.Host.Files, parsed, parsed.GetRequiredValue(store), parsed.GetValue(rules));
            var settings = AccountsCommand.Settings(globals, parsed, parsed.GetValue(memory));
            var read = AccountsCommand.Rules(globals, parsed.GetValue(rules));
            var carbon = parsed.GetValue(grid) is { } region ? GridCarbon.Of(globals.Catalogue(parsed), region) : null;
            var efficiency = AccountsCommand.Efficiency(globals, parsed, read, parsed.GetValue(rules));
            var (report, telemetry, kubernetes, made, figures) = LongWork.Run(globals, parsed, Say("report"), progress =>
            {
                using var opened = AccountStore.Read(globals.Host.Files.Local(parsed.GetRequiredValue(store)), settings with { Progress = progress });
                var (spent, did, allocated) = (AccountsReporter.Of(opened, read, parsed.GetValue(gpus)), TelemetryReporter.Of(opened, carbon), KubernetesReporter.Of(opened));
                var told = efficiency(opened, spent, did);
                return (spent, did, allocated, told, (files.Page(parsed) ?? files.Workbook(parsed)) is not null ? SpendingFigures.Of(opened, read, spent, did, allocated) with { Efficiency = told } : null);
            });
            if (figures is not null)
                globals.Host.Files.Write(Written(files, parsed, figures));
            Printer.Print(globals, parsed, () => Show(report, telemetry, kubernetes, made), () => Rows(report, made), json =>
            {
                AccountsJson.Write(json, report);
                if (telemetry is not null)
                    TelemetryOutput.Write(json, telemetry);
                if (made is not null)
                    EfficiencyOutput.Write(json, made);
                if (kubernetes is not null)
                    KubernetesOutput.Write(json, kubernetes);
            });
            return 0;
        });
        return command;
    }

    private static List<OutputFile> Written(ReportFiles files, ParseResult parsed, SpendingFigures figures)
    {
        var written = new List<OutputFile>();
        if (files.Page(parsed) is { } page)
            written.Add(new OutputFile(page, SpendingReport.Write(figures)));
        if (files.Workbook(parsed) is { } workbook)
            written.Add(new OutputFile(workbook, SpendingWorkbook.Write(figures)));
        return written;
    }

    private static Page Show(AccountsReport report, TelemetryReport? telemetry, KubernetesReport? kubernetes, EfficiencyReport? efficiency) => new(
    [
        new Paragraph(Say($"{Hours(report.Allocated)} held by {report.Attempts:N0} attempts{(report.From is { } from && report.To is { } to ? (Message)$", from {Day(from)} to {Day(to)}" : Message.Empty)}.")),
        .. report.EnergyJoules is { } joules ? [new Paragraph(Say($"Energy that the records tell: {new Printed(joules / 3.6e6, Energy.Unit)}."))] : Array.Empty<Block>(),
        .. report.Warnings.Select(warning => new Paragraph(warning.At is { } at ? Say($"{at.ToString()}: {warning.What}") : Say(warning.What))),
        .. report.Money is { } money ? MoneyBlocks.Show(money) : [],
        Parts(Say("By state"), Say("state"), report.ByState, report),
        Parts(Say("By outcome"), Say("outcome"), report.ByOutcome, report, translate: true),
        Parts(Say("By phase"), Say("phase"), report.ByPhase, report, translate: true),
        Parts(Say("By account"), Say("account"), report.ByAccount, report),
        .. report.ByCluster.Count > 1 ? [Parts(Say("By cluster"), Say("cluster"), report.ByCluster, report)] : Array.Empty<Block>(),
        .. report.Runs.Count > 0 ? [new Table(Say("Runs"), [new(Say("run")), new(Say("model")), new(Say("phase")), new(Say("GPU-hours"), true), new(Say("attempts"), true), new(Say("completed or resumed"), true)],
            [.. report.Runs.Take(Largest).Select(run => new[] { run.Run, run.Model ?? "", Say(run.Phase), Number(run.Hours), Say($"{run.Attempts:N0}"), Share(run.Outcomes.Where(outcome => outcome.Name is "completed" or "resumed").Sum(outcome => outcome.Hours), run.Hours) })])] : Array.Empty<Block>(),
        .. efficiency is null ? [] : EfficiencyOutput.Show(efficiency),
        .. report.Uncaught.Count > 0 ? [new Table(Say("Caught by no rule"), [new(Say("account")), new(Say("partition")), new(Say("name")), new(Say("GPU-hours"), true), new(Say("attempts"), true)],
            [.. report.Uncaught.Take(Largest).Select(jobs => new[] { jobs.Account ?? "", jobs.Partition ?? "", jobs.Stem ?? "", Number(jobs.Hours), Say($"{jobs.Attempts:N0}") })])] : Array.Empty<Block>(),
        .. report.Capacity.Count > 0 ? [new Table(Say("What clusters had, in GPU-hours"), [new(Say("cluster")), new(Say("had"), true), new(Say("allocated"), true), new(Say("down"), true), new(Say("down by plan"), true), new(Say("reserved"), true), new(Say("idle"), true)],
            [.. report.Capacity.Select(one => new[] { one.Cluster, Number(one.Reported), Number(one.Allocated), Number(one.Down), Number(one.PlannedDown), Number(one.Reserved), Number(one.Idle) })])] : Array.Empty<Block>(),
        .. telemetry is null ? [] : TelemetryOutput.Show(telemetry),
        .. kubernetes is null ? [] : KubernetesOutput.Show(kubernetes),
    ]);

    private static Table Parts(string title, string kind, IReadOnlyList<GpuHours> parts, AccountsReport report, bool translate = false) => new(
        title,
        [new(kind), new(Say("GPU-hours"), true), new(Say("share"), true), new(Say("attempts"), true)],
        [.. parts.Take(Largest).Select(part => new[] { translate ? Say(RecordWords.Of(part.Name)) : part.Name, Number(part.Hours), Share(part.Hours, report.Allocated), Say($"{part.Attempts:N0}") })]);

    private static Printed Hours(double hours) => new(hours, UnitTable.Parse("GPU-hour"));

    private static string Number(double hours) => hours.ToString(hours >= 100 ? "N0" : hours >= 1 || hours == 0 ? "N2" : "0.#####", Language.Current.Style.Numbers);

    private static string Share(double part, double whole) => whole > 0 ? Amounts.Share(part / whole) : "";

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<IEnumerable<string>> Rows(AccountsReport report, EfficiencyReport? efficiency)
    {
        var rows = Rows(report);
        if (efficiency is null)
            return rows;
        var (head, wide) = (rows.First().ToArray(), report.Money is null ? 2 : 4);
        return
        [
            [.. head, "value", "unit"],
            .. rows.Skip(1).Select(row => (IEnumerable<string>)[.. row, "", ""]),
            .. EfficiencyOutput.Rows(efficiency).Select(row => (IEnumerable<string>)[row.By, row.Name, .. Enumerable.Repeat("", wide), Json.Text(row.Value), row.Unit]),
        ];
    }

    private static IEnumerable<IEnumerable<string>> Rows(AccountsReport report)
    {
        var money = report.Money is { } told ? MoneyBlocks.Rows(told) : [];
        string[] none = report.Money is null ? [] : ["", ""];
        yield return report.Money is null ? ["by", "name", "gpu_hours", "attempts"] : ["by", "name", "gpu_hours", "attempts", "amount", "currency"];
        foreach (var (by, parts) in new[] { ("state", report.ByState), ("outcome", report.ByOutcome), ("phase", report.ByPhase), ("account", report.ByAccount), ("cluster", report.ByCluster) })
        {
            foreach (var part in parts)
                yield return [by, part.Name, Json.Text(part.Hours), part.Attempts.ToString(CultureInfo.InvariantCulture), .. none];
        }

        foreach (var run in report.Runs)
            yield return ["run", run.Run, Json.Text(run.Hours), run.Attempts.ToString(CultureInfo.InvariantCulture), .. none];
        foreach (var row in money)
            yield return row;
    }
}
