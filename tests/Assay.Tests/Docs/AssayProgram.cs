using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Assay.Cli;
using Assay.Commands;

namespace Assay.Tests.Docs;

/// <summary>The command <c>assay</c>: its tree of commands, and runs of it.</summary>
internal static class AssayProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public sealed record Result(int ExitCode, string Output, string Errors);

    /// <summary>The real commands under a root of their own, for parsing alone.</summary>
    public static RootCommand Tree() => CommandLine.Tree(CommandHost.Local(), WebCommand.Create(), McpCommand.Create());

    public static Result Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "assay.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new TimeoutException($"assay {string.Join(' ', arguments)} did not end.");
        }

        return new Result(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
