using System.CommandLine;
using System.Text.RegularExpressions;
using Assay.Commands;
using Assay.Reporting.Languages;

namespace Assay.Tests.Cli;

/// <summary>Help and what is wrong with a command line, in French: the words of the command-line library included.</summary>
public sealed partial class FrenchHelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("audit")]
    [InlineData("explain")]
    [InlineData("compare")]
    [InlineData("methods")]
    [InlineData("methods chip")]
    [InlineData("trends rental")]
    [InlineData("training predict")]
    [InlineData("training search")]
    [InlineData("serving simulate")]
    [InlineData("serving search")]
    [InlineData("fleet own-or-rent")]
    [InlineData("catalog list")]
    [InlineData("sweep run")]
    [InlineData("sweep cancel")]
    [InlineData("web")]
    [InlineData("mcp")]
    public void Help_says_no_English(string command)
    {
        var told = AssayCommand.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--lang", "fr", "--help"]).Succeeded().Out;
        Assert.Contains("Utilisation", told, StringComparison.Ordinal);
        Assert.Contains("Afficher l’aide", told, StringComparison.Ordinal);
        Assert.Contains("[par défaut", told, StringComparison.Ordinal);
        Assert.DoesNotMatch(English(), Names().Replace(told, ""));
    }

    // What a person or a script types is one word in every language.
    [Fact]
    public void Commands_options_and_arguments_have_the_same_names_in_both_languages()
    {
        static string[] Names() => [.. Typed(CommandLine.Tree(new CommandHost { Output = () => Stream.Null, Error = TextWriter.Null, Files = new LocalFiles() }))];
        var english = Language.English.While(Names);
        Assert.Contains("sweep run --out", english);
        Assert.Equal(english, Language.French.While(Names));
    }

    private static IEnumerable<string> Typed(Command command, string above = "") =>
        [.. command.Options.Select(option => $"{above}{option.Name}"), .. command.Arguments.Select(argument => $"{above}<{argument.Name}>"), .. command.Subcommands.SelectMany(below => Typed(below, $"{above}{below.Name} ").Prepend(above + below.Name))];

    [Fact]
    public void Help_in_English_is_that_of_the_library()
    {
        var told = AssayCommand.Run("audit", "--help").Succeeded().Out;
        Assert.Contains("Description:", told, StringComparison.Ordinal);
        Assert.Contains("[default: 10000]", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit x.yaml --nothing", "L’option '--nothing' n’existe pas.")]
    [InlineData("audit", "'case'")]
    [InlineData("nothing", "La commande 'nothing' n’existe pas.")]
    [InlineData("audit x.yaml --samples", "'--samples'")]
    [InlineData("audit x.yaml --samples many", "'many'")]
    [InlineData("audit x.yaml --format odd", "'odd'")]
    [InlineData("audit x.yaml y.yaml", "'y.yaml'")]
    [InlineData("audit x.yaml", "Il n’y a pas de fichier 'x.yaml'")]
    public void What_is_wrong_says_no_English(string line, string names)
    {
        var refused = AssayCommand.Run([.. line.Split(' '), "--lang=fr"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(names, refused.Error.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotMatch(English(), Names().Replace(refused.Error, ""));
    }

    [Theory]
    [InlineData("catalog", "list", "sources")]
    [InlineData("catalog", "show", "H100-SXM")]
    public void The_catalogue_is_French_for_people_and_English_for_programs(params string[] words)
    {
        var told = AssayCommand.Run([.. words, "--lang", "fr"]).Succeeded().Out;
        Assert.DoesNotContain("publisher", told, StringComparison.Ordinal);
        Assert.DoesNotContain("what it is", told, StringComparison.Ordinal);
        foreach (var format in new[] { "json", "csv" })
            Assert.Equal(AssayCommand.Run([.. words, "--format", format]).Succeeded().Out, AssayCommand.Run([.. words, "--format", format, "--lang", "fr"]).Succeeded().Out);
    }

    [Fact]
    public void A_language_that_Assay_does_not_speak_is_one_error()
    {
        var refused = AssayCommand.Run("audit", "x.yaml", "--lang", "de");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("Assay does not speak 'de'.\nGive '--lang en' or '--lang fr'.", refused.Error.Trim().ReplaceLineEndings("\n"));
    }

    // What is typed: quoted texts, options, places for values, words in capitals.
    [GeneratedRegex(@"'[^']*'|<[^>]*>|--?[\w-]+|\b[A-Z_]{2,}\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(?:the|of|and|which|with|from|by|its|what|not|per|this|that|is|are|must|for|to|or|Show|Usage|Commands|default|required|missing|unrecognized|help)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
