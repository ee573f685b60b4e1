using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The help of the command-line library, with what it says in English alone said in the reader's language.</summary>
internal sealed partial class SpokenHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    /// <summary>Puts it in the place of the help of a tree of commands.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: SynchronousCommandLineAction help })
                (option.Description, option.Action) = (Say("Show help and how to use a command."), new SpokenHelp(help));
            else if (option is VersionOption)
                option.Description = Say("Show the version.");
        }
    }

    // Help is asked for where something is wrong or missing yet.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var reader = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        try
        {
            var code = help.Invoke(parseResult);
            reader.Write(Default().Replace(Description().Replace(text.ToString(), Say("Description:"), 1), found => Say($"[default: {found.Groups[1].Value}]")));
            return code;
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = reader;
        }
    }

    [GeneratedRegex(@"\[default: ([^\]\n]*)\]")]
    private static partial Regex Default();

    [GeneratedRegex(@"^Description:", RegexOptions.Multiline)]
    private static partial Regex Description();
}
