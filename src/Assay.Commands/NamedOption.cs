using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Options with a short name, whose numbers are read in one way.</summary>
internal static class NamedOption
{
    public static Option<string?> Text(string name, Message description, string alias) => new(name, alias) { Description = Say(description) };

    public static Option<int?> Count(string name, Message description, string alias) => new(name, alias) { Description = Say(description), CustomParser = result => Parsed<int>(result, Say("a whole number, written in digits alone")) };

    public static Option<double?> Number(string name, Message description, string alias) => new(name, alias) { Description = Say(description), CustomParser = result => Parsed<double>(result, Say("a number")) };

    public static Option<int> Count(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = result => Parsed<int>(result, Say("a whole number, written in digits alone")) ?? usual };

    public static Option<double> Number(string name, string description, double usual) => new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = result => Parsed<double>(result, Say("a number")) ?? usual };

    private static T? Parsed<T>(ArgumentResult result, string what) where T : struct, ISpanParsable<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} is '{text}'. Give {what}.");
        return null;
    }
}
