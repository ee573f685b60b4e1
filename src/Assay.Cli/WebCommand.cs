using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Assay.Commands;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Cli;

/// <summary>
/// <c>assay web</c>: starts the web server, a program of its own that lies in the folder <c>web</c> beside the command, so
/// that no other command waits for it to load.
/// </summary>
internal static class WebCommand
{
    private const string Server = "assay-web";

    public static Command Create()
    {
        var arguments = new ServerArguments();
        var command = new Command("web", Say("Serve the web app and the HTTP API on this machine."));
        arguments.AddTo(command);
        command.SetAction(parsed => Serve(arguments.Words(parsed)));
        return command;
    }

    private static int Serve(IEnumerable<string> words)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "web");
        var native = Path.Combine(folder, OperatingSystem.IsWindows() ? Server + ".exe" : Server);
        var managed = Path.Combine(folder, Server + ".dll");
        if (!File.Exists(managed))
            throw new InputException(null, $"The web server is not installed: there is no '{managed}'.", "Build or publish the whole of Assay, which puts it there.");
        var start = File.Exists(native) ? new ProcessStartInfo(native) : new ProcessStartInfo("dotnet", [managed]);
        foreach (var word in words.Append("--with-parent"))
            start.ArgumentList.Add(word);
        start.RedirectStandardInput = true;
        using var server = Process.Start(start)!;
        // The server ends when its standard input does: with this process at the latest.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            server.StandardInput.Close();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        server.WaitForExit();
        return server.ExitCode;
    }
}
