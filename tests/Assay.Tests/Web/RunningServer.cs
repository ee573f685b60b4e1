using System.Diagnostics;
using Assay.Tests.Layout;

namespace Assay.Tests.Web;

/// <summary>The command <c>assay web</c> as a person starts it, on a free port of this machine.</summary>
public sealed class RunningServer : IDisposable
{
    private const string Announced = "Assay is at ";

    private RunningServer(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>The built command with its server beside it.</summary>
    public static string Program { get; } = AppContext.BaseDirectory.Replace("tests/Assay.Tests", "src/Assay.Cli", StringComparison.Ordinal) + "assay.dll";

    public static RunningServer Start(params IEnumerable<string> options)
    {
        var process = Begin(["--urls", "http://127.0.0.1:0", .. options]);
        var line = process.StandardOutput.ReadLine();
        Assert.True(line?.StartsWith(Announced, StringComparison.Ordinal), $"The server said '{line}' and then:\n{(line is null ? process.StandardError.ReadToEnd() : "")}");
        // What it logs later must not fill the pipe.
        process.BeginErrorReadLine();
        return new RunningServer(process, new Uri(line![Announced.Length..]));
    }

    public static Process Begin(IEnumerable<string> options) => Process.Start(new ProcessStartInfo("dotnet", [Program, "web", .. options])
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public HttpClient Client() => new() { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };

    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }
}
