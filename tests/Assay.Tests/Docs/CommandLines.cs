using System.CommandLine;
using System.CommandLine.Parsing;
using Assay.Modeling;
using Assay.Reporting;

namespace Assay.Tests.Docs;

public class CommandLines
{
    // They go on until they are stopped; their own tests run them.
    private static readonly string[] Servers = ["web", "mcp"];

    private const string ThroughTheSdk = "dotnet run --project src/Assay.Cli -c Release -- ";

    public static TheoryData<string> Documents => new(Repository.Documents);

    [Theory, MemberData(nameof(Documents))]
    public void Every_command_in_the_text_is_one_that_the_program_has(string document)
    {
        foreach (var line in Markdown.Code(Markdown.Prose(Repository.Read(document))).Where(code => code.StartsWith("assay ", StringComparison.Ordinal)).Concat(Shown(document)))
        {
            var words = CommandLineParser.SplitCommandLine(line).Skip(1).ToArray();
            Command command = AssayProgram.Tree();
            var named = 0;
            while (named < words.Length && command.Subcommands.FirstOrDefault(sub => sub.Name == words[named]) is { } inner)
                (command, named) = (inner, named + 1);
            Assert.True(named > 0 || words[0].StartsWith('-'), $"{document}: '{line}' names no command.");
            // 'assay audit' in a sentence names the command and is no whole line.
            if (named < words.Length)
                Assert.True(AssayProgram.Tree().Parse(words) is { Errors.Count: 0 } || words[0] is "--help" or "--version", $"{document}: '{line}' is not understood: {string.Join(' ', AssayProgram.Tree().Parse(words).Errors.Select(error => error.Message))}");
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public void Every_command_shown_on_a_line_of_its_own_runs(string document)
    {
        var folder = Directory.CreateTempSubdirectory("assay-docs-").FullName;
        try
        {
            foreach (var name in (string[])["cases", "sweeps"])
                Directory.CreateDirectory(Path.Combine(folder, name));
            foreach (var path in Repository.Cases.Concat(Repository.Sweeps))
                File.Copy(Repository.Full(path), Path.Combine(folder, path));
            foreach (var line in Shown(document).Where(line => !Servers.Contains(line.Split(' ')[1])))
            {
                var result = AssayProgram.Run(folder, CommandLineParser.SplitCommandLine(line).Skip(1));
                Assert.True(result.ExitCode == 0, $"{document}: '{line}' ended with {result.ExitCode}: {result.Errors}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_readme_quotes_the_answer_that_the_program_gives()
    {
        var answer = Sentences.Answer(Assayer.Audit(Assayer.Read(Repository.Full("cases/deepseek-v3.yaml")), new SamplingOptions()));
        var quoted = string.Join(' ', Repository.Read("README.md").Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..].Trim()));
        Assert.Equal(answer, quoted);
    }

    [Theory, MemberData(nameof(Documents))]
    public void What_is_quoted_under_a_command_is_what_it_prints(string document)
    {
        // Blocks marked 'text' that begin with '$ assay': every further line but '…' stands so in the output.
        foreach (var lines in Markdown.Blocks(Repository.Read(document), "text").Select(block => block.TrimEnd().Split('\n')).Where(lines => lines[0].StartsWith("$ assay ", StringComparison.Ordinal)))
        {
            var told = AssayProgram.Run(Repository.Root, CommandLineParser.SplitCommandLine(lines[0]["$ assay ".Length..])).Output.Split('\n');
            Assert.All(lines[1..].Where(line => line != "…"), line => Assert.Contains(line, told));
        }
    }

    // Lines of blocks marked 'sh', the run through the SDK included; what follows '#' is a remark.
    private static IEnumerable<string> Shown(string document) =>
        Markdown.Blocks(Repository.Read(document), "sh").SelectMany(block => block.Split('\n'))
            .Select(line => line.Split(" #")[0].Trim().Replace(ThroughTheSdk, "assay ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("assay ", StringComparison.Ordinal));
}
