using System.CommandLine;
using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay methods chip CHIP</c>: an accelerator's hours by every method, without a case.</summary>
internal static class MethodsChipCommand
{
    public static Command Create(Globals globals)
    {
        var chip = new Argument<string>("chip") { Description = Say("An accelerator of the catalogue, such as H20-SXM.") };
        var hours = new Option<double>("--gpu-hours") { Description = Say("How many hours of an accelerator."), HelpName = "hours", DefaultValueFactory = _ => 1e6 };
        var start = new Option<string>("--start") { Description = Say("When the run began: a day, month or year."), HelpName = "date", Required = true };
        var method = MethodsCommand.Method();
        var command = new Command("chip", Say("Price an accelerator's hours by the methods of others, without a case.")) { chip, hours, start, method };
        command.SetAction(parsed =>
        {
            var only = MethodsCommand.Only(parsed.GetValue(method));
            var catalogue = globals.Catalogue(parsed);
            var accelerator = catalogue.FindAccelerator(parsed.GetRequiredValue(chip), null);
            var spent = parsed.GetValue(hours);
            if (!(spent > 0) || !double.IsFinite(spent))
                throw new InputException(null, $"--gpu-hours is {spent.ToString(CultureInfo.InvariantCulture)}.", "Give a number above zero.");
            var day = FactDate.Parse(parsed.GetRequiredValue(start))?.First ?? throw new InputException(null, $"--start is '{parsed.GetRequiredValue(start)}', which is no date.", "Write a year, a month (2025-01) or a day (2025-01-31).");

            var model = new ModelBuilder();
            model.Add(new Node("runs.run.gpu_hours", Say("Accelerator time"), new Definition.Fixed(spent)) { Unit = UnitTable.Parse("GPU-hour"), Grounds = new Grounds.Assumption(Say("Given on the command line.")) });
            var priced = MethodModel.Add(model, catalogue, new MethodRun("run", accelerator.Id, accelerator.Id, ModelBuilder.Reference<Times<Gpu, Time>>("runs.run.gpu_hours"), null, day, Say("as given on the command line"), Hyperscaler: false));
            var tables = new MethodTables(model.Build(), [.. priced.Where(told => only is null || told.Method == only)], globals.Sampling(parsed));
            Printer.Print(globals, parsed, () => tables.Show(Say($"{Amounts.Print(spent, UnitTable.Parse("GPU-hour"))} of {accelerator.Id} from {day:yyyy-MM-dd}")), tables.Rows, json =>
            {
                json.WriteString("chip", accelerator.Id);
                tables.Write(json);
            });
            return 0;
        });
        return command;
    }
}
