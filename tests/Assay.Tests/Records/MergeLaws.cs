using CsCheck;

namespace Assay.Tests.Records;

/// <summary>A store does not depend on how its records came: any order, any pieces, once or twice.</summary>
public class MergeLaws
{
    private static readonly string[] Ended = ["COMPLETED", "FAILED", "CANCELLED by 7", "TIMEOUT", "PREEMPTED", "NODE_FAIL"];

    // Few jobs, submissions and starts, so that records meet: waiting, running, ended, and rows that tell more or less of one state.
    private static readonly Gen<string> Row =
        from job in OneOf("1", "2", "3_0", "3_[1-4]", "4+1")
        from submitted in Gen.Int[0, 1]
        from waited in Gen.Int[0, 1]
        from kind in Gen.Int[0, 3]
        from held in Gen.Int[1, 3]
        from state in OneOf(Ended)
        from account in OneOf("", "a", "b")
        from gpus in Gen.Int[0, 2]
        let start = submitted + waited
        select kind switch
        {
            0 => $"{job}|n|{account}|PENDING|{At(submitted)}|Unknown|Unknown|0|",
            1 => $"{job}|n|{account}|RUNNING|{At(submitted)}|{At(start)}|Unknown|{held * 3600}|gres/gpu={gpus}",
            2 => $"{job}|n|{account}|RUNNING|{At(submitted)}|{At(start)}|Unknown||gres/gpu={gpus}",
            _ => $"{job}|n|{account}|{state}|{At(submitted)}|{At(start)}|{At(start + held)}|{held * 3600}|gres/gpu:h100={gpus},gres/gpu={gpus}",
        };

    [Fact]
    public void Any_order_and_any_pieces_give_the_same_store() => Gen.Select(Row.Array[1, 12], Gen.Int[1, 4], Gen.Int).Sample(
        (rows, pieces, seed) =>
        {
            using TestStore whole = new(), parted = new();
            whole.Import(rows);
            var shuffled = Shuffled(rows, seed);
            foreach (var piece in shuffled.Chunk(Math.Max(1, rows.Length / pieces)))
                parted.Import(piece);
            Assert.Equal(whole.Content(), parted.Content());
        },
        iter: 25,
        threads: 1);

    [Fact]
    public void Twice_is_once_and_parts_sum_to_the_whole() => Row.Array[1, 12].Sample(
        rows =>
        {
            using TestStore store = new();
            var first = store.Import(rows);
            Assert.Equal(rows.Length, first.Taken + first.Unchanged + first.RefusedCount);
            var content = store.Content();
            var second = store.Import(rows);
            Assert.Equal((0L, (long)rows.Length), (second.Taken, second.Unchanged));
            Assert.Equal(content, store.Content());
            var report = store.Report("rules: [ { match: { account: a }, run: r, model: m, phase: pre-training } ]");
            foreach (var parts in new[] { report.ByState, report.ByPhase, report.ByOutcome, report.ByAccount, report.ByCluster })
                Assert.Equal(report.Allocated, parts.Sum(part => part.Hours), 9);
            Assert.Equal(report.Attempts, report.ByState.Sum(part => part.Attempts));
            Assert.Equal(report.ByPhase.Where(part => part.Name == "unassigned").Sum(part => part.Hours), report.Uncaught.Sum(jobs => jobs.Hours), 9);
        },
        iter: 25,
        threads: 1);

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string At(int hour) => $"2026-01-01T{hour:00}:00:00";

    private static string[] Shuffled(string[] rows, int seed)
    {
        var order = new Random(seed);
        return [.. rows.OrderBy(_ => order.Next())];
    }
}
