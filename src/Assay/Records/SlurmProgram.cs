using System.ComponentModel;
using System.Diagnostics;

namespace Assay.Records;

/// <summary>Runs a program of Slurm's on this machine. Words reach it as they are; no shell reads them.</summary>
public static class SlurmProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="program">Such as <c>squeue</c>.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="output">Where what it prints goes; null keeps it in the answer.</param>
    /// <returns>Null where this machine has no such program.</returns>
    public static SlurmAnswer? Run(string program, IEnumerable<string> words, string input = "", Stream? output = null)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // Times that it tells name no zone; so they are asked for in a known one.
        start.Environment["TZ"] = "UTC";
        start.Environment.Remove("SLURM_TIME_FORMAT");
        // Whoever waits for jobs asks for it here; and a job that submits another does not hand down how often it was begun.
        start.Environment.Remove("SBATCH_WAIT");
        start.Environment.Remove("SLURM_RESTART_COUNT");
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            var refused = process.StandardError.ReadToEndAsync();
            var told = output is null ? process.StandardOutput.ReadToEndAsync() : null;
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It had refused before it read.
            }

            if (output is not null)
                process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return new SlurmAnswer(process.ExitCode, told?.GetAwaiter().GetResult() ?? "", refused.GetAwaiter().GetResult());
        }
    }
}

/// <summary>What a program of Slurm's answered.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Text">What it printed.</param>
/// <param name="Refusal">What it printed of errors.</param>
public sealed record SlurmAnswer(int Exit, string Text, string Refusal)
{
    /// <summary>What it printed of errors in one line, without the names of programs before them.</summary>
    public string Why => string.Join(" ", Refusal.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.StartsWith('s') && line.IndexOf(": error: ", StringComparison.Ordinal) is > 0 and < 20 and var at ? line[(at + ": error: ".Length)..] : line));

    /// <summary>The lines that it printed.</summary>
    public IEnumerable<string> Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
