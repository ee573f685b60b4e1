using System.CommandLine;
using Assay.Cases;
using Assay.Documents;
using Assay.Economics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay methods CASE</c>: a case's runs by the methods of others; with the commands below it, a single chip and a published list.</summary>
internal static class MethodsCommand
{
    public static Command Create(Globals globals)
    {
        var path = new Argument<string?>("case") { Description = Say("The case file, such as cases/deepseek-v3.yaml."), Arity = ArgumentArity.ZeroOrOne };
        var changes = new Option<string[]>("--set") { Description = Say("Define a quantity anew: NAME=VALUE. May be given several times."), HelpName = "name=value", Arity = ArgumentArity.OneOrMore };
        var run = new Option<string?>("--run") { Description = Say("Only this run of the case."), HelpName = "run" };
        var method = Method();
        var command = new Command("methods", Say("Price runs by the methods of others, side by side."))
        {
            path, changes, run, method, MethodsChipCommand.Create(globals), MethodsValidateCommand.Create(globals),
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(path) is not { } file)
                throw new InputException(null, "'assay methods' names no case.", "Write 'assay methods CASE', 'assay methods chip CHIP' or 'assay methods validate'.");
            var only = Only(parsed.GetValue(method));
            var @case = globals.Host.Files.Case(file, globals.Catalogue(parsed), parsed.GetValue(changes) ?? []);
            var tables = new MethodTables(@case.Graph, Chosen(@case, parsed.GetValue(run), only), globals.Sampling(parsed));
            Printer.Print(globals, parsed, () => tables.Show(Say(@case.Title)), tables.Rows, json =>
            {
                json.WriteString("case", @case.Id);
                tables.Write(json);
            });
            return 0;
        });
        return command;
    }

    /// <summary>The option that chooses a method.</summary>
    public static Option<string?> Method() => new("--method") { Description = Say($"Only this method: {string.Join(", ", CostMethod.All.Select(method => method.Name))}."), HelpName = "method" };

    /// <exception cref="InputException">No method has the name.</exception>
    public static CostMethod? Only(string? name) => name is null ? null : CostMethod.Find(name);

    private static RunMethod[] Chosen(Case @case, string? run, CostMethod? only)
    {
        var runs = @case.Methods.Select(method => method.Run).Distinct().ToArray();
        if (runs.Length == 0)
            throw new InputException(null, $"The case '{@case.Id}' has no runs.", "Describe one under 'runs:'.");
        if (run is not null && !runs.Contains(run))
            throw new InputException(null, $"The case '{@case.Id}' has no run '{run}'.", Nearest.Suggest(run, runs, $"Runs: {string.Join(", ", runs)}."));
        return [.. @case.Methods.Where(method => (run is null || method.Run == run) && (only is null || method.Method == only))];
    }
}
