namespace Assay.Requests;

/// <summary>Sequences that decode, the one with the fewest steps left first; of equal ones, the one admitted to the lower slot.</summary>
internal sealed class FinishHeap
{
    private (long Step, int Slot)[] items = new (long, int)[16];

    public int Count { get; private set; }

    public long NextStep => items[0].Step;

    public int NextSlot => items[0].Slot;

    public void Push(long step, int slot)
    {
        if (Count == items.Length)
            Array.Resize(ref items, 2 * Count);
        Rise(Count++, (step, slot));
    }

    public void Pop() => RemoveAt(0);

    /// <summary>Takes out a sequence wherever it is; for preemption, which is rare.</summary>
    public void Remove(int slot)
    {
        for (var i = 0; i < Count; i++)
        {
            if (items[i].Slot != slot)
                continue;
            RemoveAt(i);
            return;
        }
    }

    private void RemoveAt(int place)
    {
        var moved = items[--Count];
        if (place == Count)
            return;
        if (place > 0 && Earlier(moved, items[(place - 1) / 2]))
            Rise(place, moved);
        else
            Sink(place, moved);
    }

    private void Rise(int place, (long Step, int Slot) item)
    {
        while (place > 0 && Earlier(item, items[(place - 1) / 2]))
        {
            items[place] = items[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        items[place] = item;
    }

    private void Sink(int place, (long Step, int Slot) item)
    {
        for (var child = (2 * place) + 1; child < Count; child = (2 * place) + 1)
        {
            if (child + 1 < Count && Earlier(items[child + 1], items[child]))
                child++;
            if (!Earlier(items[child], item))
                break;
            items[place] = items[child];
            place = child;
        }

        items[place] = item;
    }

    private static bool Earlier((long Step, int Slot) left, (long Step, int Slot) right) =>
        left.Step < right.Step || (left.Step == right.Step && left.Slot < right.Slot);
}
