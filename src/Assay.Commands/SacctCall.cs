using System.ComponentModel;
using System.Diagnostics;
using Assay.Documents;

namespace Assay.Commands;

/// <summary>Calls the <c>sacct</c> of this machine.</summary>
internal static class SacctCall
{
    private const string Fields = "JobID,JobName,Account,User,Partition,QOS,WCKey,Comment,Reservation,State,ExitCode,Submit,Start,End,ElapsedRaw,AllocCPUS,AllocTRES,ReqTRES,NNodes,Cluster,ConsumedEnergyRaw";

    /// <summary>Writes what it tells into a file.</summary>
    /// <exception cref="InputException">There is no sacct here, or it refuses.</exception>
    public static void Run(string? since, string? until, string path)
    {
        var start = new ProcessStartInfo("sacct") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["--parsable2", "--allocations", "--duplicates", "--allusers", $"--format={Fields}", .. since is null ? Array.Empty<string>() : [$"--starttime={since}"], .. until is null ? Array.Empty<string>() : [$"--endtime={until}"]])
            start.ArgumentList.Add(word);
        // The records name no zone; so they are asked for in a known one.
        start.Environment["TZ"] = "UTC";
        start.Environment.Remove("SLURM_TIME_FORMAT");
        try
        {
            using var process = Process.Start(start)!;
            var refused = process.StandardError.ReadToEndAsync();
            using (var to = File.Create(path))
                process.StandardOutput.BaseStream.CopyTo(to);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InputException(null, $"sacct ended with {process.ExitCode}: {refused.GetAwaiter().GetResult().Trim()}", "Check --since and --until, and that slurmdbd is up.");
        }
        catch (Win32Exception)
        {
            throw new InputException(null, "There is no 'sacct' on this machine.", "Call it where it is, and import what it prints: sacct --parsable2 … | assay accounts import --slurm - …");
        }
    }
}
