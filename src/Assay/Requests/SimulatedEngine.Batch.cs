namespace Assay.Requests;

// Who is in the batch, and the memory that each of them takes.
internal sealed partial class SimulatedEngine
{
    private readonly List<int> ended = [];
    private readonly List<double> joinedAt = [];
    private readonly Queue<(double Until, int Tokens)> onTheWay = new();

    // Prompts that were read, on their way through the one part that reads them, until when.
    private readonly PriorityQueue<int, double> passing = new();
    private double nextPassed = double.PositiveInfinity;
    private int admitted;
    private int lastAdmitted = -1;
    private int partial = -1;
    private int inDecode;
    private long reserved;
    private long promised;
    private long sending;
    private double linkFree;

    // Positions of all that decode are sums of whole numbers: where each began, and the steps since.
    private long steps;
    private long sumOfStarts;
    private long sumOfJoined;
    private double lastDecoded;

    // Keys that the next decode step attends to, its own included.
    private double Positions => sumOfStarts + (rules.TokensPerStep * ((inDecode * steps) - sumOfJoined));

    private double KvInUse => Positions + reserved + sending + (rules.Spare * admitted);

    private long Weight(in LiveRequest request) => rules.PromptsOnly ? request.Input : request.Tokens;

    private bool MayAdmit(int slot) => admitted < rules.Sequences && (rules.Reserves
        ? promised + slots[slot].Tokens + (rules.Spare * (admitted + 1)) <= rules.KvTokens
        : KvInUse + slots[slot].Context + 1 + rules.Spare + (admitted > 0 ? rules.Watermark : 0) <= rules.KvTokens);

    private void Admit(int slot, double now)
    {
        ref var request = ref slots[slot];
        record.Admitted(request.Queued, now);
        request.Before = lastAdmitted;
        request.After = -1;
        if (lastAdmitted >= 0)
            slots[lastAdmitted].After = slot;
        lastAdmitted = slot;
        admitted++;
        promised += request.Tokens;
        reserved += request.Context;
    }

    private void Join(int slot)
    {
        ref var request = ref slots[slot];
        reserved -= request.Context;
        request.Decodes = true;
        request.Joined = steps;
        inDecode++;
        sumOfStarts += request.Context + 1;
        sumOfJoined += steps;
        joinedAt.Add(request.LastToken);
        var left = request.Output - request.Made;
        decoding.Push(steps + (rules.TokensPerStep == 1 ? left : (long)Math.Ceiling(left / rules.TokensPerStep)), slot);
    }

    private void LeaveDecoding(int slot)
    {
        ref var request = ref slots[slot];
        request.Decodes = false;
        inDecode--;
        sumOfStarts -= request.Context + 1;
        sumOfJoined -= request.Joined;
    }

    // Iterations are counted as if their tokens were spread over all parts; a prompt takes as long as the part that has it.
    private void EndReading(int slot, double now)
    {
        var end = Math.Max(now, slots[slot].Begun + slots[slot].Alone);
        if (end > now && !rules.PromptsOnly)
        {
            passing.Enqueue(slot, end);
            nextPassed = Math.Min(nextPassed, end);
        }
        else
        {
            EndPrompt(slot, end);
        }
    }

    private void ReleasePassed(double now)
    {
        while (nextPassed <= now)
        {
            passing.TryDequeue(out var slot, out var end);
            FindNextPassed();
            EndPrompt(slot, end);
        }
    }

    private void FindNextPassed() => nextPassed = passing.TryPeek(out _, out var until) ? until : double.PositiveInfinity;

    private void EndPrompt(int slot, double now)
    {
        ref var request = ref slots[slot];
        if (request.Made++ == 0)
            request.FirstToken = now;
        else
            record.Gaps.Add(now - request.LastToken);
        request.LastToken = now;
        if (request.Made < request.Output && !rules.PromptsOnly)
        {
            Join(slot);
            return;
        }

        reserved -= request.Context;
        if (request.Made == request.Output)
            Finish(slot, now);
        else
            Send(slot, now);
    }

    private void Finish(int slot, double now)
    {
        record.Done(slots[slot], now);
        Leave(slot);
    }

    // The sender's memory is free when the last byte has left; the latency comes after. The first token comes out where the others will.
    private void Send(int slot, double now)
    {
        ref var request = ref slots[slot];
        var seconds = request.Context * rules.Link.BytesPerToken / rules.Link.BytesPerSecond;
        linkFree = Math.Max(linkFree, now) + seconds;
        record.Sent(seconds);
        sending += request.Context;
        onTheWay.Enqueue((linkFree, request.Context));
        var there = linkFree + rules.Link.Latency;
        Sent.Add(new(there, request with { Kept = 0, FirstToken = there, LastToken = there }));
        Leave(slot);
    }

    private void ReleaseSent(double now)
    {
        while (onTheWay.Count > 0 && onTheWay.Peek().Until <= now)
            sending -= onTheWay.Dequeue().Tokens;
    }

    private void Leave(int slot)
    {
        Load -= Weight(slots[slot]);
        Unlink(slot);
        slots.Release(slot);
    }

    private void Unlink(int slot)
    {
        var (before, after) = (slots[slot].Before, slots[slot].After);
        if (before >= 0)
            slots[before].After = after;
        if (after >= 0)
            slots[after].Before = before;
        else
            lastAdmitted = before;
        admitted--;
        promised -= slots[slot].Tokens;
    }

    // Who came last gives way, and reads all of its tokens again later: preemption by recomputation (Kwon et al. 2023).
    private void MakeRoomToDecode(double now)
    {
        while (inDecode > 0 && admitted > 1 && KvInUse > rules.KvTokens)
        {
            var slot = lastAdmitted;
            Unlink(slot);
            ref var request = ref slots[slot];
            if (request.Decodes)
            {
                var done = steps - request.Joined;
                if (done > 0)
                    request.LastToken = lastDecoded;
                else
                    joinedAt.Remove(request.LastToken);
                LeaveDecoding(slot);
                decoding.Remove(slot);
                request.Made += (int)(rules.TokensPerStep * done);
                request.Context = request.Input + request.Made;
            }
            else
            {
                reserved -= request.Context;
                if (partial == slot)
                {
                    partial = -1;
                }
                else
                {
                    passing.Remove(slot, out _, out _);
                    FindNextPassed();
                }
            }

            request.Read = request.Kept;
            request.Queued = now;
            waiting.PushFront(slot);
            record.Preemptions++;
        }
    }

    // From token to token of a sequence; who joined since the last step has its own last token.
    private void RecordGaps()
    {
        var stalled = began - lastDecoded;
        var old = decodes - joinedAt.Count;
        var onTime = stalled > 0 ? 0 : old;
        if (stalled > 0 && old > 0)
            record.Gaps.AddRow(stalled + firstSeconds, 0, 1, old);
        foreach (var joined in joinedAt)
        {
            if (joined < began)
                record.Gaps.Add(began - joined + firstSeconds);
            else
                onTime++;
        }

        joinedAt.Clear();
        if (onTime > 0)
            record.Gaps.AddRow(firstSeconds, 0, 1, onTime);
        if (iterations > 1)
            record.Gaps.AddRow(firstSeconds + growth, growth, iterations - 1, decodes);
    }
}
