using System.CommandLine;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that say where a sweep is computed, and what Slurm wants to know.</summary>
internal sealed class SlurmArguments
{
    private const string Slurm = "slurm";

    private readonly Option<string?> on = new("--on") { Description = Say("Where it is computed: 'slurm' submits jobs and returns at once; without it, on this machine."), HelpName = Slurm };
    private readonly Option<string?> partition = new("--partition") { Description = Say("The partition of the jobs.") };
    private readonly Option<string?> account = new("--account") { Description = Say("The account of the jobs.") };
    private readonly Option<string?> time = new("--time") { Description = Say("The most time of a task, as Slurm writes it: 1:00:00.") };
    private readonly Option<string?> memory = new("--mem") { Description = Say("The memory of a task, as Slurm writes it: 4G.") };
    private readonly Option<int?> cpus = NamedOption.Count("--cpus", Say("The processors of a task."), "-c");
    private readonly Option<int?> tasks = NamedOption.Count("--tasks", Say("How many tasks share the work; 128 without it, or fewer where there are fewer shards."), "-t");
    private readonly Option<string?> container = new("--container") { Description = Say("The container in which tasks run, as 'sbatch --container' takes it.") };
    private readonly Option<string[]> more = new("--sbatch-option") { Description = Say("An option of sbatch, passed on as it is: --sbatch-option=--qos=low. May be given several times."), HelpName = "option", DefaultValueFactory = _ => [] };
    private readonly Option<bool> wait = new("--wait") { Description = Say("Wait until the jobs have ended. Ctrl-C stops the waiting, and not the jobs.") };

    private Option[] OfSlurm => [partition, account, time, memory, cpus, tasks, container, more, wait];

    public void AddTo(Command command)
    {
        on.AcceptOnlyFromAmong(Slurm);
        foreach (var option in OfSlurm.Prepend(on))
            command.Add(option);
    }

    /// <summary>How many tasks share the shards of a sweep, asked of Slurm, which also says whether it takes the jobs.</summary>
    /// <exception cref="InputException">It does not take them, or there is none here.</exception>
    public int Tasks(ParseResult parsed, SlurmOptions options, SweepPlan plan)
    {
        var share = SlurmSite.Tasks(parsed.GetValue(tasks), plan.Count);
        SlurmSite.Check(options, share);
        return share;
    }

    public bool Waits(ParseResult parsed) => parsed.GetValue(wait);

    /// <summary>What Slurm is told; null where it is computed on this machine.</summary>
    /// <exception cref="InputException">An option is Slurm's, and it is not asked for.</exception>
    public SlurmOptions? Read(ParseResult parsed)
    {
        if (parsed.GetValue(on) is null)
        {
            if (OfSlurm.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
                throw new InputException(null, $"'{given.Name}' is for Slurm.", "Add '--on slurm', or leave it out.");
            return null;
        }

        var told = new SlurmOptions
        {
            Partition = parsed.GetValue(partition),
            Account = parsed.GetValue(account),
            Time = parsed.GetValue(time),
            Memory = parsed.GetValue(memory),
            Cpus = parsed.GetValue(cpus) ?? 1,
            Container = parsed.GetValue(container),
            More = parsed.GetValue(more) ?? [],
        };
        told.Check();
        return told;
    }
}
