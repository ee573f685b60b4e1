namespace Assay.Training;

/// <summary>Draws of everything that a run rests on beside its step.</summary>
internal sealed class RunDraws
{
    private readonly Evaluation evaluation;
    private readonly double[] failures;
    private readonly double[] write;
    private readonly double[]? interval;
    private readonly double[] restart;
    private readonly double[] power;
    private readonly double[] carbon;
    private readonly double[] price;
    private readonly int samples;

    public RunDraws(RunFacts facts, Evaluation evaluation, int samples, ulong seed)
    {
        Facts = facts;
        this.evaluation = evaluation;
        this.samples = samples;
        double[] Draw(Modeling.Node value) => RunValue.Draw(value, samples, seed);
        failures = Draw(facts.BetweenFailures);
        write = Draw(facts.CheckpointTime);
        interval = facts.CheckpointInterval is { } given ? Draw(given) : null;
        restart = Draw(facts.RestartTime);
        carbon = Draw(facts.CarbonIntensity);
        price = facts.Price is { } rent ? Draw(rent) : new double[write.Length];
        power = new double[write.Length];
        if (facts.Power.Count == 0)
            return;
        Array.Fill(power, 1);
        foreach (var factor in facts.Power.Append(facts.PowerUsed).Append(facts.Pue).Select(Draw))
        {
            for (var i = 0; i < samples; i++)
                power[i] *= factor[i];
        }
    }

    public RunFacts Facts { get; }

    /// <summary>Hours of steps and evaluation where nothing fails.</summary>
    public double Work(double steps, double hours) => evaluation.Hours(steps, hours);

    public double Goodput(int draw, int gpus) => Training.Goodput.Share(Interval(draw, gpus), write[draw], restart[draw], failures[draw] / gpus);

    /// <summary>Hours of work between checkpoints, draw by draw.</summary>
    public IEnumerable<double> Intervals(int gpus) => Enumerable.Range(0, samples).Select(draw => Interval(draw, gpus));

    /// <summary>Kilowatts at the meter for a GPU.</summary>
    public double Kilowatts(int draw) => power[draw];

    public double Carbon(int draw) => carbon[draw];

    public double Price(int draw) => price[draw];

    private double Interval(int draw, int gpus) => interval is null ? Training.Goodput.Daly(write[draw], failures[draw] / gpus) : interval[draw];
}
