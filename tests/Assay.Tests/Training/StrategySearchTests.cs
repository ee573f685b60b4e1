using Assay.Training;

namespace Assay.Tests.Training;

public class StrategySearchTests
{
    private const int Gpus = 4;

    private static readonly TrainingJob[] All = [Jobs.Of(Jobs.Dense, 4), Jobs.Of(Jobs.Mixture, 4), Jobs.Of(Jobs.Mixture, 6, 6)];

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, All.Length));

    [Theory, MemberData(nameof(Numbers))]
    public void Something_fits_where_a_search_finds_anything(int number)
    {
        var job = Tight(All[number]);
        Assert.True(StrategySearch.Fits(job, Gpus, 2, TestContext.Current.CancellationToken));
        var least = Everything(job).Min(s => MemoryModel.Of(job, s).Total);
        Assert.True(StrategySearch.Fits(job with { Machine = job.Machine with { Memory = least } }, Gpus, 1, TestContext.Current.CancellationToken));
        Assert.False(StrategySearch.Fits(job with { Machine = job.Machine with { Memory = least - 1 } }, Gpus, 2, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void The_search_looks_at_every_legal_strategy_and_finds_the_fastest_that_fits(int number)
    {
        var job = Tight(All[number]);
        var result = Search(job, Gpus, Jobs.Prior, keep: 5);
        var every = Everything(job).ToArray();
        var fitting = every.Where(s => MemoryModel.Of(job, s).Total <= job.Machine.Memory).ToArray();
        Assert.Equal(every.Length, result.Evaluated);
        Assert.Equal(fitting.Length, result.Feasible);
        Assert.InRange(fitting.Length, 1, every.Length - 1);
        var seconds = fitting.Select(s => TrainingStep.Evaluate(job, s, Jobs.Prior).Total).Order().Take(5);
        Assert.Equal(seconds, result.Best.Select(found => found.Seconds));
    }

    [Fact]
    public void What_is_found_is_legal_and_fits_and_is_told_as_the_models_tell_it()
    {
        var job = Tight(All[1]);
        var result = Search(job, Gpus, Jobs.Prior, keep: 50);
        Assert.All(result.Best.Concat(result.Front), found =>
        {
            Assert.True(StrategyRules.Legal(job, found.Strategy));
            Assert.Equal(Gpus, found.Strategy.Gpus);
            Assert.Equal(MemoryModel.Of(job, found.Strategy).Total, found.Memory);
            Assert.Equal(TrainingStep.Evaluate(job, found.Strategy, Jobs.Prior).Total, found.Seconds);
            Assert.True(found.Memory <= job.Machine.Memory);
        });
        Assert.Equal(50, result.Best.Select(found => found.Strategy).Distinct().Count());
    }

    [Fact]
    public void The_front_holds_what_nothing_else_beats_in_both_time_and_memory()
    {
        var job = All[1];
        var front = Search(job, Gpus, Jobs.Prior).Front;
        var points = Everything(job).Select(s => (Seconds: TrainingStep.Evaluate(job, s, Jobs.Prior).Total, Memory: MemoryModel.Of(job, s).Total)).ToArray();
        Assert.All(front, found => Assert.DoesNotContain(points, point => (point.Seconds < found.Seconds && point.Memory <= found.Memory) || (point.Seconds <= found.Seconds && point.Memory < found.Memory)));
        Assert.All(points, point => Assert.Contains(front, found => found.Seconds <= point.Seconds && found.Memory <= point.Memory));
        Assert.Equal(front.Select(found => found.Memory).OrderDescending(), front.Select(found => found.Memory));
        Assert.Equal(front.Select(found => found.Seconds).Order(), front.Select(found => found.Seconds));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_threads()
    {
        var job = Jobs.Of(Jobs.Mixture, 32);
        var one = Search(job, 16, Jobs.Prior, 20, threads: 1);
        foreach (var threads in new[] { 2, 3 })
        {
            var other = Search(job, 16, Jobs.Prior, 20, threads);
            Assert.Equal((one.Evaluated, one.Feasible), (other.Evaluated, other.Feasible));
            Assert.Equal(one.Best, other.Best);
            Assert.Equal(one.Front, other.Front);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void As_many_are_kept_as_asked_for(int keep)
    {
        var result = Search(All[0], Gpus, Jobs.Prior, keep);
        Assert.Equal(Math.Min(keep, result.Feasible), result.Best.Count);
    }

    [Fact]
    public void Where_no_strategy_is_legal_none_is_found()
    {
        // 509 is a prime above the layers, and one sequence does not split.
        var result = Search(Jobs.Of(Jobs.Dense, 1), 509, Jobs.Prior);
        Assert.True(result is { Evaluated: 0, Feasible: 0, Best: [], Front: [] });
    }

    [Fact]
    public async Task A_cancelled_search_ends_before_it_has_looked_at_everything()
    {
        var job = Jobs.Of(Jobs.Mixture, 32);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var shares = new Shares(share => { if (share < 1) stop.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => StrategySearch.Run(job, 16, Jobs.Prior, progress: shares, cancel: stop.Token), TestContext.Current.CancellationToken));
        Assert.InRange(shares.Told.Count, 1, 1);
    }

    [Fact]
    public void A_cancelled_search_stops_inside_a_split_too()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var corner = new SearchCorner(Jobs.Of(Jobs.Mixture, 32), Jobs.Prior, 10);
        Assert.Throws<OperationCanceledException>(() => corner.Explore(new Strategy { Data = 16 }, stop.Token));
        Assert.Equal(0, corner.Evaluated);
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(12, new[] { 1, 2, 3, 4, 6, 12 })]
    [InlineData(49, new[] { 1, 7, 49 })]
    public void Divisors_are_told_once_and_in_order(int number, int[] divisors) => Assert.Equal(divisors, StrategySearch.Divisors(number));

    private static SearchResult Search(TrainingJob job, int gpus, Coefficients coefficients, int keep = 10, int threads = 1) =>
        StrategySearch.Run(job, gpus, coefficients, keep, threads, cancel: TestContext.Current.CancellationToken);

    // Memory that some strategies exceed.
    private static TrainingJob Tight(TrainingJob job)
    {
        var needs = Everything(job).Select(s => MemoryModel.Of(job, s).Total).Order().ToArray();
        return job with { Machine = job.Machine with { Memory = needs[needs.Length / 2] } };
    }

    private static IEnumerable<Strategy> Everything(TrainingJob job)
    {
        var sizes = Enumerable.Range(1, Gpus).ToArray();
        return
            from t in sizes
            from p in sizes
            from c in sizes
            from d in sizes
            where t * p * c * d == Gpus
            from v in Enumerable.Range(1, job.Model.Layers)
            from micro in Enumerable.Range(1, job.GlobalBatch)
            from expert in Enumerable.Range(1, Math.Max(1, job.Model.Experts))
            from schedule in Enum.GetValues<Schedule>()
            from recompute in Enum.GetValues<Recompute>()
            from sharding in Enum.GetValues<Sharding>()
            from shards in Enumerable.Range(0, Gpus).Where(ranks => ranks != 1 && (ranks == 0 || ranks < d * c))
            from sequenceParallel in new[] { false, true }
            from offload in Enum.GetValues<Offload>()
            let s = new Strategy
            {
                Tensor = t,
                Pipeline = p,
                Context = c,
                Data = d,
                VirtualStages = v,
                MicroBatch = micro,
                Expert = expert,
                Schedule = schedule,
                Recompute = recompute,
                Sharding = sharding,
                ShardGroup = shards,
                SequenceParallel = sequenceParallel,
                Offload = offload,
            }
            where StrategyRules.Legal(job, s)
            select s;
    }

    private sealed class Shares(Action<double> then) : IProgress<double>
    {
        public List<double> Told { get; } = [];

        public void Report(double value)
        {
            Told.Add(value);
            then(value);
        }
    }
}
