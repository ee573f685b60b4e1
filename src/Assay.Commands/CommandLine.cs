using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Assay.Documents;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The commands of Assay, parsed and run.</summary>
public static class CommandLine
{
    private const int Done = 0;
    private const int BadInput = 2;
    private const int InternalError = 3;

    // Whoever read the output has gone, as with '| head': EPIPE of Unix, ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows.
    private static readonly int[] ReaderGone = [32, unchecked((int)0x8007006D), unchecked((int)0x800700E8)];

    /// <summary>All commands.</summary>
    /// <param name="host">What they run on.</param>
    /// <param name="more">Commands that only some hosts have.</param>
    public static RootCommand Tree(CommandHost host, params IReadOnlyList<Command> more)
    {
        var globals = new Globals(host);
        var root = new RootCommand(Say("Assay: what an AI model really costs, and what a claim about its cost leaves out."))
        {
            AuditCommand.Create(globals),
            ExplainCommand.Create(globals),
            SensitivityCommand.Create(globals),
            CompareCommand.Create(globals),
            MethodsCommand.Create(globals),
            TrendsCommand.Create(globals),
            NewCommand.Create(globals),
            TrainingCommand.Create(globals),
            ServingCommand.Create(globals),
            FleetCommand.Create(globals),
            AccountsCommand.Create(globals),
            SweepCommand.Create(globals),
            CatalogCommand.Create(globals),
        };
        foreach (var command in more)
            root.Add(command);
        globals.AddTo(root);
        SpokenHelp.AddTo(root);
        return root;
    }

    /// <summary>Runs a command.</summary>
    /// <returns>0, or 1 where a check that was asked for did not hold.</returns>
    /// <exception cref="InputException">The words or what they name cannot be used.</exception>
    public static int Invoke(RootCommand tree, ParserConfiguration configuration, IReadOnlyList<string> words)
    {
        var parsed = tree.Parse(words, configuration);
        if (parsed.Errors.Count > 0)
            throw new InputException(null, Unknown(parsed) ?? Message.Join("\n", parsed.Errors.Select(Told)), "'assay --help' shows what there is.");
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Runs a command of a person's and tells in words what went wrong.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="host">What it runs on.</param>
    /// <param name="more">Makes the commands that only some hosts have, in the reader's language.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> words, CommandHost host, Func<IReadOnlyList<Command>>? more = null)
    {
        try
        {
            CultureInfo.CurrentUICulture = Asked(words).Culture;
            return Invoke(Tree(host, more?.Invoke() ?? []), new ParserConfiguration(), words);
        }
        catch (InputException refused)
        {
            host.Error.WriteLine(Told(refused));
            if (refused.Errors.Count > 1)
                host.Error.WriteLine("\n" + Say($"{refused.Errors.Count} errors; nothing was computed."));
            return BadInput;
        }
        catch (IOException broken) when (Array.IndexOf(ReaderGone, broken.HResult) >= 0)
        {
            return Done;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine(Say($"A file or the output could not be read or written: {refused.Message}"));
            return InternalError;
        }
        catch (Exception unexpected)
        {
            host.Error.WriteLine(Say($"assay met an error of its own: {unexpected.GetType().Name}: {unexpected.Message}"));
            host.Error.WriteLine(Say("Please report it with the command and the case that led to it."));
            return InternalError;
        }
    }

    /// <summary>What is wrong with an input, in the current language: every error with its place, and how to mend it.</summary>
    public static string Told(InputException refused) => string.Join("\n\n", refused.Errors.Select(error => error.Say(message => Say(message))));

    // The language must be known before the tree of commands is made, since that says what each does.
    private static Language Asked(IReadOnlyList<string> words)
    {
        var at = words.TakeWhile(word => word != "--").Select((word, i) => (word, i)).LastOrDefault(pair => pair.word == "--lang" || pair.word.StartsWith("--lang=", StringComparison.Ordinal) || pair.word.StartsWith("--lang:", StringComparison.Ordinal));
        var code = at.word is null ? null : at.word.Length > "--lang".Length ? at.word["--lang=".Length..] : words.ElementAtOrDefault(at.i + 1);
        return code is null ? Language.English : Language.Find(code) ?? throw new InputException(null, $"Assay does not speak '{code}'.", "Give '--lang en' or '--lang fr'.");
    }

    // The library words this one in English alone.
    private static Message Told(ParseError error) => error.SymbolResult is OptionResult { Implicit: true, Option: { Required: true, Name: var name } } ? (Message)$"Option '{name}' is required." : error.Message;

    // The first word that nothing answers to; what follows it was written for something else.
    private static Message? Unknown(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
            return null;
        var command = parsed.CommandResult.Command;
        if (word.StartsWith('-'))
        {
            var options = command.Options.Concat(Above(parsed.CommandResult).SelectMany(above => above.Options).Where(option => option.Recursive)).Where(option => !option.Hidden).Select(option => option.Name);
            return Nearest.To(word, options) is { } near ? (Message)$"There is no option '{word}'. Did you mean '{near}'?" : $"There is no option '{word}'.";
        }

        if (command.Subcommands.Count == 0)
            return (Message)$"'{word}' is one word too many for '{command.Name}'.";
        var names = command.Subcommands.Select(sub => sub.Name).ToArray();
        return $"There is no command '{word}'. {Nearest.Suggest(word, names, $"Commands: {string.Join(", ", names)}.")}";
    }

    private static IEnumerable<Command> Above(CommandResult command)
    {
        for (var above = command.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
            yield return above.Command;
    }
}
