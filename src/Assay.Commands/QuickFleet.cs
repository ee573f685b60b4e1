using System.CommandLine;
using Assay.Cases;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The fleet that a command is about: a case file's, or one written from the command line and the catalogue.</summary>
internal sealed class QuickFleet(Globals globals)
{
    private readonly Argument<string?> file = new("case") { Description = Say("A case file with a fleet, in place of --gpu and --count."), Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> gpu = new("--gpu", "-g") { Description = Say("An accelerator of the catalogue, such as H100-SXM."), HelpName = "name" };
    private readonly Option<string?> count = new("--count", "-c") { Description = Say("How many, such as 1024 or '8k to 12k'."), HelpName = "number" };
    private readonly Option<string?> asOf = new("--as-of") { Description = Say("The day around which prices are looked up; the newest with a price of the chip unless told."), HelpName = "date" };
    private readonly Option<string?> price = new("--price") { Description = Say("Price of a server for each accelerator in it, such as '31250 USD/GPU', in place of the catalogue's."), HelpName = "value" };
    private readonly Option<string?> utilisation = new("--utilisation") { Description = Say("Share of the available hours in use, such as '70 %'."), HelpName = "value" };
    private readonly Option<string> years = new("--years") { Description = Say("Over how many years money is told."), DefaultValueFactory = _ => "5", HelpName = "number" };
    private readonly Option<string[]> changes = new("--set") { Description = Say("Define a quantity anew: NAME=VALUE. May be given several times."), HelpName = "name=value", Arity = ArgumentArity.OneOrMore };

    public void AddTo(Command command)
    {
        command.Add(file);
        foreach (var option in new Option[] { gpu, count, asOf, price, utilisation, years, changes })
            command.Add(option);
    }

    /// <exception cref="InputException">Neither a case nor a fleet is told, or something in it is wrong.</exception>
    public Case Read(ParseResult parsed, bool renting)
    {
        var catalogue = globals.Catalogue(parsed);
        if (parsed.GetValue(file) is { } path)
        {
            var beside = new Option[] { gpu, count, asOf, price, utilisation, years }.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToArray();
            if (beside.Length > 0)
                throw new InputException(null, $"{string.Join(", ", beside)} beside a case file, which tells its own fleet.", "Take it out, or change the case with --set.");
            var read = globals.Host.Files.Case(path, catalogue, parsed.GetValue(changes) ?? []);
            return read.Graph.Contains("fleet.capex") ? read : throw new InputException(null, $"The case '{read.Id}' has no fleet.", "Add a 'fleet' section, or give --gpu and --count.");
        }

        if (parsed.GetValue(gpu) is not { } named || parsed.GetValue(count) is not { } many)
            throw new InputException(null, "No fleet is told.", "Give --gpu and --count, such as --gpu H100-SXM --count 1024, or a case file.");
        var question = new FleetQuestion(named, many)
        {
            AsOf = parsed.GetValue(asOf),
            Price = parsed.GetValue(price),
            Utilisation = parsed.GetValue(utilisation),
            Years = parsed.GetRequiredValue(years),
            Changes = parsed.GetValue(changes) ?? [],
        };
        return FleetCase.Read(question, catalogue, renting);
    }
}
