namespace Assay.Requests;

/// <summary>Engines that one thread works on at a time.</summary>
internal sealed class EngineGroup
{
    private readonly SimulatedEngine[] engines;
    private List<(int Lane, Handover Handover)> expected = [];
    private List<(int Lane, Handover Handover)> later = [];

    public EngineGroup(int start, int end, EngineRules rules, EngineRecord record)
    {
        Start = start;
        End = end;
        Record = record;
        var slots = new RequestSlots();
        engines = [.. Enumerable.Range(start, end - start).Select(_ => new SimulatedEngine(rules, record, slots))];
    }

    public int Start { get; }

    /// <summary>One beyond the last.</summary>
    public int End { get; }

    public EngineRecord Record { get; }

    public SimulatedEngine this[int lane] => engines[lane - Start];

    /// <summary>Lets an engine work until a time.</summary>
    public static void Advance(SimulatedEngine engine, double until)
    {
        while (engine.Ends <= until)
            engine.Step();
    }

    public void RunOut()
    {
        foreach (var engine in engines)
        {
            while (double.IsFinite(engine.Ends))
                engine.Step();
        }
    }

    public void Expect(int lane, in Handover handover) => expected.Add((lane, handover));

    /// <summary>Gives engines what arrives until a time; all that will is known.</summary>
    public void TakeExpected(double until)
    {
        expected.Sort((a, b) => a.Lane != b.Lane ? a.Lane.CompareTo(b.Lane)
            : a.Handover.At != b.Handover.At ? a.Handover.At.CompareTo(b.Handover.At) : a.Handover.Request.Number.CompareTo(b.Handover.Request.Number));
        foreach (var (lane, handover) in expected)
        {
            if (handover.At > until)
            {
                later.Add((lane, handover));
                continue;
            }

            Advance(this[lane], handover.At);
            this[lane].Take(handover.At, handover.Request);
        }

        expected.Clear();
        (expected, later) = (later, expected);
    }
}
