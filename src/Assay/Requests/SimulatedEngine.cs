namespace Assay.Requests;

/// <summary>
/// One engine with continuous batching, moved from one change of its batch to the next: while a batch only decodes, and
/// nobody comes or goes, its iterations are added up in closed form.
/// </summary>
internal sealed partial class SimulatedEngine(EngineRules rules, EngineRecord record, RequestSlots slots)
{
    private readonly SlotQueue waiting = new();
    private readonly FinishHeap decoding = new();

    // The batch that is worked on: when it began, how often it iterates, how long the first iteration takes and each further one longer.
    private double began;
    private long iterations;
    private double firstSeconds;
    private double growth;
    private double promptSeconds;
    private int decodes;
    private int chunkTokens;

    /// <summary>When what the engine does now ends; infinite where it has nothing to do.</summary>
    public double Ends { get; private set; } = double.PositiveInfinity;

    /// <summary>Tokens of the requests that it has not finished.</summary>
    public long Load { get; private set; }

    public int Waiting => waiting.Count;

    public int Running => admitted;

    /// <summary>Prompts that were read and whose keys and values are on their way; the caller empties it.</summary>
    public List<Handover> Sent { get; } = [];

    /// <summary>Takes a request; where too many wait it is refused.</summary>
    public bool Take(double now, in LiveRequest request)
    {
        if (waiting.Count >= rules.MostWaiting)
        {
            record.Rejected++;
            return false;
        }

        var slot = slots.Add(request);
        slots[slot].Queued = now;
        waiting.PushBack(slot);
        Load += Weight(request);
        record.Came(now, waiting.Count);
        if (iterations == 0)
            Begin(now);
        else if (iterations > 1 && waiting.Count == 1 && MayAdmit(slot))
            CutAt(now);
        return true;
    }

    /// <summary>Ends what the engine does, at <see cref="Ends"/>, and begins what comes next.</summary>
    public void Step()
    {
        var now = Ends;
        if (iterations > 0)
        {
            var output = (decodes * iterations * rules.TokensPerStep) + ended.Count;
            var grown = decodes * rules.TokensPerStep * iterations;
            record.Worked(began, now, iterations, admitted, KvInUse + (0.5 * grown), output, chunkTokens, promptSeconds);
            if (decodes > 0)
            {
                RecordGaps();
                steps += iterations;
                lastDecoded = now;
                while (decoding.Count > 0 && decoding.NextStep <= steps)
                {
                    var slot = decoding.NextSlot;
                    decoding.Pop();
                    LeaveDecoding(slot);
                    Finish(slot, now);
                }
            }

            foreach (var slot in ended)
                EndReading(slot, now);
        }

        Begin(now);
    }

    // What an iteration holds: sequences that decode, then chunks of prompts, first come first served.
    private void Begin(double now)
    {
        began = now;
        iterations = 0;
        chunkTokens = 0;
        promptSeconds = 0;
        ended.Clear();
        ReleaseSent(now);
        ReleasePassed(now);
        MakeRoomToDecode(now);
        var budget = rules.BatchedTokens - (rules.PromptsFirst ? 0 : inDecode * rules.TokensEach);
        if (partial >= 0 && budget > 0)
            budget -= ReadChunk(partial, budget);
        while (waiting.Count > 0 && MayAdmit(waiting.Front))
        {
            // Keys and values that came from elsewhere need no reading.
            var ready = slots[waiting.Front].Read == slots[waiting.Front].Context;
            var each = rules.PromptsFirst ? 0 : rules.TokensEach;
            if (budget < (ready ? each : 1))
                break;
            var slot = waiting.PopFront();
            Admit(slot, now);
            if (ready)
                Join(slot);
            budget -= ready ? each : ReadChunk(slot, budget);
        }

        decodes = rules.PromptsFirst && chunkTokens > 0 ? 0 : inDecode;
        if (chunkTokens > 0)
            PlanPrompts();
        else if (decodes > 0)
            PlanDecoding();
        else
            Ends = Math.Min(nextPassed, waiting.Count > 0 && onTheWay.Count > 0 ? onTheWay.Peek().Until : double.PositiveInfinity);
    }

    private int ReadChunk(int slot, int budget)
    {
        ref var request = ref slots[slot];
        if (request.Read == request.Kept)
            (request.Begun, request.Alone) = (began, 0);
        var tokens = Math.Min(budget, request.Context - request.Read);
        var attention = rules.Times.Prompt(tokens, request.Read);
        promptSeconds += attention;
        if (rules.Parts > 1)
            request.Alone += rules.Times.Beyond(rules.Parts * (double)tokens) + (rules.Parts * attention);
        request.Read += tokens;
        chunkTokens += tokens;
        partial = -1;
        if (request.Read == request.Context)
            ended.Add(slot);
        else
            partial = slot;
        return tokens;
    }

    private void PlanPrompts()
    {
        iterations = 1;
        growth = 0;
        var attention = promptSeconds;
        var alone = 0.0;
        if (decodes > 0)
        {
            var cached = rules.Times.Attention(decodes, Positions, out _, out _);
            attention += cached;
            alone = cached + rules.Times.Decoding(decodes);
        }

        firstSeconds = rules.Times.Tokens(chunkTokens + (decodes * rules.TokensEach), decodes + ended.Count) + attention;
        promptSeconds = Math.Max(0, firstSeconds - alone);
        Ends = began + firstSeconds;
    }

    // Until the next sequence ends, the memory is full, or the line of attention times bends.
    private void PlanDecoding()
    {
        var positions = Positions;
        var each = decodes * rules.TokensPerStep;
        firstSeconds = rules.Times.Decoding(decodes) + rules.Times.Attention(decodes, positions, out var perPosition, out var holdsUntil);
        growth = perPosition * each;
        var most = (double)(decoding.NextStep - steps);
        most = Math.Min(most, 1 + Math.Floor((rules.KvTokens - KvInUse) / each));
        most = Math.Min(most, 1 + Math.Floor((holdsUntil - positions) / each));
        iterations = Math.Max(1, (long)most);
        Ends = began + Seconds(iterations);
        if (iterations > 1 && Ends > nextPassed)
            CutAt(nextPassed);
    }

    // A request that could join ends the row of iterations with the one that is under way.
    private void CutAt(double now)
    {
        var passed = now - began;
        var linear = firstSeconds - (0.5 * growth);
        var needed = (long)Math.Ceiling(2 * passed / (linear + Math.Sqrt((linear * linear) + (2 * growth * passed))));
        needed = Math.Max(1, needed);
        while (needed > 1 && Seconds(needed - 1) >= passed)
            needed--;
        while (Seconds(needed) < passed)
            needed++;
        if (needed >= iterations)
            return;
        iterations = needed;
        Ends = began + Seconds(needed);
    }

    private double Seconds(long count) => count * (firstSeconds + (0.5 * growth * (count - 1)));
}
