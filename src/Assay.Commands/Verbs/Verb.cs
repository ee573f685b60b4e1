using System.Collections.Concurrent;
using System.CommandLine;
using Assay.Reporting.Languages;

namespace Assay.Commands.Verbs;

/// <summary>A command of the command line as programs call it: the same words, parameters for options, texts for files.</summary>
public sealed class Verb
{
    // Each answers by computing alone: what writes files or serves itself is for the command line.
    private static readonly (string Words, Sent Sent)[] Offered =
    [
        ("audit", Sent.Case), ("explain", Sent.Case), ("sensitivity", Sent.Case), ("compare", Sent.Case), ("methods", Sent.Case), ("methods chip", Sent.Nothing),
        ("trends runs", Sent.Nothing), ("trends chips", Sent.Nothing), ("trends rental", Sent.Nothing),
        ("training predict", Sent.ModelOrNothing), ("training memory", Sent.ModelOrNothing), ("training search", Sent.ModelOrNothing),
        ("serving predict", Sent.ModelOrNothing), ("serving search", Sent.ModelOrNothing), ("serving simulate", Sent.ModelOrNothing),
        ("fleet cost", Sent.CaseOrNothing), ("fleet own-or-rent", Sent.CaseOrNothing), ("fleet feasibility", Sent.Case),
        ("catalog list", Sent.Nothing), ("catalog show", Sent.Nothing),
    ];

    private static readonly ConcurrentDictionary<Language, IReadOnlyList<Verb>> Told = new();

    // Whoever runs the call decides how its result is written and how many threads work on it.
    private static readonly string[] OfTheCaller = ["--format", "--threads", "--catalog", "--no-color", "--quiet", "--help", "--version", "--lang"];

    private Verb(string words, Sent sent, Command command, IEnumerable<Option> inherited)
    {
        (Words, Sent, Description) = (words.Split(' '), sent, command.Description ?? "");
        Options = [.. command.Options.Concat(inherited).Where(option => !option.Hidden && option.HelpName is not ("file" or "folder") && !OfTheCaller.Contains(option.Name)).DistinctBy(option => option.Name)];
        Arguments = [.. command.Arguments];
    }

    /// <summary>All verbs.</summary>
    public static IReadOnlyList<Verb> All { get; } = Language.English.While(Read);

    /// <summary>All verbs, described in the reader's language.</summary>
    public static IReadOnlyList<Verb> Described => Told.GetOrAdd(Language.Current, language => language == Language.English ? All : language.While(Read));

    /// <summary>The verb with some words.</summary>
    public static Verb Find(string name) => All.First(verb => verb.Name == name);

    /// <summary>The words of the command line.</summary>
    public IReadOnlyList<string> Words { get; }

    public Sent Sent { get; }

    public string Description { get; }

    public IReadOnlyList<Option> Options { get; }

    /// <summary>The arguments in their order, those that stand for the case sent among them.</summary>
    public IReadOnlyList<Argument> Arguments { get; }

    /// <summary>The words as one.</summary>
    public string Name => string.Join(' ', Words);

    /// <summary>Whether it is about two cases. One that is sent alone stands for both.</summary>
    public bool TakesTwoCases => Arguments.Count(IsCase) == 2;

    /// <summary>Whether an argument stands for the case that is sent.</summary>
    public static bool IsCase(Argument argument) => argument.Name is "case" or "first" or "second";

    private static Verb[] Read()
    {
        var tree = CommandLine.Tree(new CommandHost { Output = () => Stream.Null, Error = TextWriter.Null, Files = new GivenFiles(new Dictionary<string, string>()) });
        return [.. Offered.Select(offered => Find(tree, offered.Words, offered.Sent))];
    }

    private static Verb Find(Command tree, string words, Sent sent)
    {
        var (at, inherited) = (tree, new List<Option>());
        foreach (var word in words.Split(' '))
        {
            inherited.AddRange(at.Options.Where(option => option.Recursive));
            at = at.Subcommands.Single(command => command.Name == word);
        }

        return new Verb(words, sent, at, inherited);
    }
}
