using Assay.Uncertainty;

namespace Assay.Training;

/// <summary>What a run takes, draw by draw.</summary>
internal sealed class RunSamples(int samples)
{
    private readonly double[] work = new double[samples];
    private readonly double[] wall = new double[samples];
    private readonly double[] hours = new double[samples];
    private readonly double[] energy = new double[samples];
    private readonly double[] carbon = new double[samples];
    private readonly double[] dollars = new double[samples];

    public void Add(int i, double work, double wall, double hours, double energy, double carbon, double dollars)
    {
        this.work[i] += work;
        this.wall[i] += wall;
        this.hours[i] += hours;
        this.energy[i] += energy;
        this.carbon[i] += carbon;
        this.dollars[i] += dollars;
    }

    public void Add(RunSamples other)
    {
        for (var i = 0; i < work.Length; i++)
            Add(i, other.work[i], other.wall[i], other.hours[i], other.energy[i], other.carbon[i], other.dollars[i]);
    }

    public RunTotals Totals(RunFacts facts) => new()
    {
        Days = Summarise([.. wall.Select(time => time / 24)]),
        GpuHours = Summarise(hours),
        Goodput = Summarise([.. work.Select((time, i) => time / wall[i])]),
        Energy = facts.Power.Count > 0 ? Summarise(energy) : null,
        Carbon = facts.Power.Count > 0 ? Summarise(carbon) : null,
        Dollars = facts.Price is not null ? Summarise(dollars) : null,
    };

    public static Summary Summarise(double[] values) => Summary.Of(values, new double[values.Length]);
}
