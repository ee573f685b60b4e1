using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Training;
using Assay.Uncertainty;

namespace Assay.Cases;

/// <summary>
/// Adds what the training simulator says of a run: its rate as an uncertain quantity, where its steps go, what failures and
/// checkpoints add, and the accelerator time that follows.
/// </summary>
internal sealed class SimulatedRun(CaseContext context)
{
    /// <summary>The source that stands for the simulator.</summary>
    private const string Source = "assay-training-simulator";

    // The moments of a logarithm need no more, and the case is read anew by every command.
    private const int Samples = 1024;
    private const ulong Seed = 1;

    /// <summary>Half of one per cent of the normal distribution lies beyond this many standard deviations.</summary>
    private const double Fastest = 2.5758293035489004;

    /// <summary>Reads <c>parallelism</c> and <c>global_batch</c>, and adds the simulation where both are told.</summary>
    /// <returns>The simulated accelerator time; null where the run does not say how it was spread.</returns>
    /// <exception cref="InputException">It cannot be simulated as told.</exception>
    public Quantity<GpuTime>? Read(MapReader reader, string name, Message title, Accelerator? accelerator)
    {
        var batch = reader.Scalar("global_batch");
        if (reader.MapAt("parallelism") is not { } map)
            return null;
        var at = reader.Map.Entries.First(entry => entry.Key == "parallelism").At;
        var missing = new[]
        {
            ("model", reader.Map.Find("model") is null), ("tokens", reader.Map.Find("tokens") is null), ("gpus", reader.Map.Find("gpus") is null), ("accelerator", accelerator is null),
            ("precision", reader.Map.Find("precision") is null), ("sequence", reader.Map.Find("sequence") is null), ("global_batch", batch is null),
        }.Where(key => key.Item2).Select(key => $"'{key.Item1}'").ToArray();
        if (missing.Length > 0)
            throw new InputException(at, $"The run tells its parallelism and not {string.Join(", ", missing)}, so its steps cannot be simulated.", "Give them, or take 'parallelism' out.");
        var strategy = Parallelism(map);
        if (context.Errors.Any)
            return null;
        var plan = Resolve(At(at, () => Plan(reader, strategy, batch!, name, accelerator!)), at);
        return Add(plan, accelerator!, name, title);
    }

    private TrainingPlan Parallelism(YamlMap map)
    {
        var reader = new MapReader(map, "a parallelism", context.Errors);
        var fields = PlanFields.Read(reader, context.Errors);
        reader.RefuseTheRest();
        return fields;
    }

    private TrainingPlan Plan(MapReader reader, TrainingPlan strategy, YamlScalar batch, string name, Accelerator accelerator)
    {
        var model = (YamlScalar)reader.Map.Find("model")!;
        var configuration = ArchitectureIndex.IsPath(model.Text) ? context.Configuration(model) : null;
        if (context.Model.Find($"{name}.gpus") is not { Definition: Definition.Fixed { Value: >= 1 and <= 10_000_000 and var gpus } })
            throw new InputException(reader.Map.Find("gpus")!.At, "A simulated run needs one number of accelerators.", "Write such as 'gpus: 2048', or take 'parallelism' out.");
        return strategy with
        {
            Model = configuration?.Name ?? model.Text,
            Configuration = configuration,
            Gpu = accelerator.Id,
            Gpus = (int)gpus,
            Precision = ((YamlScalar)reader.Map.Find("precision")!).Text,
            Sequence = PlanFields.Whole((YamlScalar)reader.Map.Find("sequence")!, "sequence"),
            GlobalBatch = PlanFields.Whole(batch, "global_batch"),
        };
    }

    private ResolvedPlan Resolve(TrainingPlan plan, Location at) => At(at, () => context.Simulator.Plans.Resolve(plan));

    // What the simulator refuses, it refuses at the run's parallelism.
    private static T At<T>(Location at, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (InputException refused)
        {
            throw new InputException([.. refused.Errors.Select(error => error.At is null ? error with { At = at } : error)]);
        }
    }

    private Quantity<GpuTime> Add(ResolvedPlan plan, Accelerator accelerator, string name, Message title)
    {
        var part = $"{name}.simulated";
        var calibration = context.Simulator.Calibration;
        var rates = StepPredictor.Sample(plan, calibration, Samples, Seed).Select(seconds => plan.Job.TokensPerStep / plan.Gpus / (seconds / 3600)).ToArray();
        var rate = Fit(rates);
        var step = TrainingStep.Evaluate(plan.Job, plan.Strategy, calibration.Typical);
        var shares = StepShares.Of(step);
        var told = Message.Join(", ", shares.OrderByDescending(share => share.Value).Take(6).Select(share => (Message)$"{share.Words} {100 * share.Value:F0} %"));
        var ground = new Grounds.Fact([Source], $"Simulated: a step of {step.Total:G3} s; {told}.");
        context.Add(new Node($"{part}.tokens_per_gpu_hour", $"{title}: tokens that an accelerator trains on in an hour without failures, simulated", new Definition.Uncertain(rate)) { Unit = UnitTable.Parse("token/GPU-hour"), Grounds = ground });
        foreach (var share in shares)
            context.Add(new Node($"{part}.step.{share.Key}", $"{title}: share of a simulated step, {share.Words}", new Definition.Fixed(share.Value)) { Unit = Unit.Share, Grounds = new Grounds.Fact([Source], "Simulated at the most likely coefficients.") });

        AddOverhead(plan, accelerator, part, title);
        var goodput = context.Model.DefineShare($"{part}.goodput", $"{title}: time without failures and checkpoints over time on the clock, simulated", Quantity<One>.Of(1) / (Quantity<One>.Of(1) + ModelBuilder.Reference<One>($"{part}.overhead")));
        var tokens = ModelBuilder.Reference<TextToken>($"{name}.tokens");
        context.Model.Define($"{part}.fastest_gpu_hours", $"{title}: accelerator time at the simulator's fastest plausible rate, passed in one draw of 200, without failures", tokens.Over(Quantity<Per<TextToken, GpuTime>>.Of(Math.Exp(rate.Mu + (Fastest * rate.Sigma)))));
        return context.Model.Define($"{part}.gpu_hours", $"{title}: accelerator time, simulated", tokens.Over(ModelBuilder.Reference<Per<TextToken, GpuTime>>($"{part}.tokens_per_gpu_hour")) / goodput);
    }

    // What failures, restarts and checkpoints at Daly's interval add to each hour of work.
    private void AddOverhead(ResolvedPlan plan, Accelerator accelerator, string part, Message title)
    {
        var facts = RunFacts.Of(new RunPlan(), accelerator.Id, context.Catalogue);
        Node[] behind = [facts.BetweenFailures, facts.CheckpointTime, facts.RestartTime];
        var drawn = behind.Select(fact => RunValue.Draw(fact, Samples, Seed)).ToArray();
        var overhead = Enumerable.Range(0, Samples).Select(i =>
        {
            var between = drawn[0][i] / plan.Gpus;
            return (1 / Goodput.Share(Goodput.Daly(drawn[1][i], between), drawn[1][i], drawn[2][i], between)) - 1;
        }).ToArray();
        var sources = behind.Select(fact => fact.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Append(Source).Distinct().ToArray();
        context.Add(new Node($"{part}.overhead", $"{title}: time that failures, restarts and checkpoints add to each hour of work, simulated", new Definition.Uncertain(Fit(overhead)))
        {
            Unit = Unit.Share,
            Grounds = new Grounds.Fact(sources, $"By Daly's formula on {plan.Gpus:N0} accelerators, from {string.Join(", ", behind.Select(fact => fact.Name))}."),
        });
    }

    private static Lognormal Fit(double[] values)
    {
        var logarithms = values.Select(value => Math.Log(value)).ToArray();
        var mean = logarithms.Average();
        return new Lognormal(mean, Math.Max(1e-9, Math.Sqrt(logarithms.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1))));
    }
}
