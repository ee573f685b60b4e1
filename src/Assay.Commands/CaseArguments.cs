using System.CommandLine;
using Assay.Cases;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What commands on a case have in common: the file and the changes to it.</summary>
internal sealed class CaseArguments(Globals globals)
{
    public Argument<string> Path { get; } = new("case") { Description = Say("The case file, such as cases/deepseek-v3.yaml.") };

    public Option<string[]> Changes { get; } = new("--set") { Description = Say("Define a quantity anew: NAME=VALUE. May be given several times."), HelpName = "name=value", Arity = ArgumentArity.OneOrMore };

    public void AddTo(Command command)
    {
        command.Add(Path);
        command.Add(Changes);
    }

    public Case Read(ParseResult parsed) => globals.Host.Files.Case(parsed.GetRequiredValue(Path), globals.Catalogue(parsed), parsed.GetValue(Changes) ?? []);

    /// <exception cref="InputException">The case has no such quantity.</exception>
    public static string Quantity(Case @case, string name)
    {
        if (@case.Graph.Contains(name))
            return name;
        throw new InputException(null, $"The case '{@case.Id}' has nothing called '{name}'.", Nearest.Suggest(name, @case.Graph.Nodes.Select(node => node.Name), "'assay audit CASE --format csv' lists every name."));
    }
}
