using Assay.Documents;
using Assay.Records;

namespace Assay.Commands;

/// <summary>Calls the <c>sacct</c> of this machine.</summary>
internal static class SacctCall
{
    private const string Fields = "JobID,JobIDRaw,JobName,Account,User,Partition,QOS,WCKey,Comment,Reservation,State,ExitCode,Submit,Start,End,ElapsedRaw,AllocCPUS,AllocTRES,ReqTRES,NNodes,NodeList,Cluster,ConsumedEnergyRaw";

    /// <summary>Writes what it tells into a file.</summary>
    /// <exception cref="InputException">There is no sacct here, or it refuses.</exception>
    public static void Run(string? since, string? until, string path)
    {
        using var to = File.Create(path);
        var answer = SlurmProgram.Run("sacct", ["--parsable2", "--allocations", "--duplicates", "--allusers", $"--format={Fields}", .. since is null ? Array.Empty<string>() : [$"--starttime={since}"], .. until is null ? Array.Empty<string>() : [$"--endtime={until}"]], output: to)
            ?? throw new InputException(null, "There is no 'sacct' on this machine.", "Call it where it is, and import what it prints: sacct --parsable2 … | assay accounts import --slurm - …");
        if (answer.Exit != 0)
            throw new InputException(null, $"sacct ended with {answer.Exit}: {answer.Refusal.Trim()}", "Check --since and --until, and that slurmdbd is up.");
    }
}
