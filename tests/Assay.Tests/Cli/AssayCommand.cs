using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Assay.Tests.Cli;

/// <summary>What a run of the command left behind.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}; standard error:\n{Error}");
        return this;
    }
}

/// <summary>The command <c>assay</c> as a process of its own, run from a folder and with variables of the caller's choice.</summary>
internal sealed class AssayCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "assay.dll");

    public string Folder { get; init; } = AppContext.BaseDirectory;

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public static Outcome Run(params string[] arguments) => new AssayCommand().With(arguments);

    public Outcome With(params string[] arguments) => Start("dotnet", [Program, .. arguments]);

    /// <summary>Runs a line of the shell in which <c>$assay</c> stands for the command.</summary>
    public Outcome Shell(string line) => Start("bash", ["-c", $"set -o pipefail; assay='dotnet {Program}'; {line}"]);

    private Outcome Start(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Whoever runs the tests may have declined colour.
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{file} {string.Join(' ', arguments)}' did not end within {Longest}.");
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
