namespace Assay.Requests;

/// <summary>Requests in the order in which they wait; a preempted one comes back to the front.</summary>
internal sealed class SlotQueue
{
    private int[] ring = new int[16];
    private int first;

    public int Count { get; private set; }

    public int Front => ring[first];

    public void PushBack(int slot)
    {
        MakeRoom();
        ring[(first + Count++) & (ring.Length - 1)] = slot;
    }

    public void PushFront(int slot)
    {
        MakeRoom();
        first = (first - 1) & (ring.Length - 1);
        ring[first] = slot;
        Count++;
    }

    public int PopFront()
    {
        var slot = ring[first];
        first = (first + 1) & (ring.Length - 1);
        Count--;
        return slot;
    }

    private void MakeRoom()
    {
        if (Count < ring.Length)
            return;
        var larger = new int[2 * ring.Length];
        for (var i = 0; i < Count; i++)
            larger[i] = ring[(first + i) & (ring.Length - 1)];
        (ring, first) = (larger, 0);
    }
}
