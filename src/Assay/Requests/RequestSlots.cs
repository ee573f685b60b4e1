namespace Assay.Requests;

/// <summary>Room for the requests that are there, used again when they are done.</summary>
internal sealed class RequestSlots
{
    private LiveRequest[] slots = new LiveRequest[256];
    private int[] free = new int[256];
    private int frees;
    private int used;

    public ref LiveRequest this[int slot] => ref slots[slot];

    public int Add(in LiveRequest request)
    {
        int slot;
        if (frees > 0)
        {
            slot = free[--frees];
        }
        else
        {
            if (used == slots.Length)
                Array.Resize(ref slots, 2 * used);
            slot = used++;
        }

        slots[slot] = request;
        return slot;
    }

    public void Release(int slot)
    {
        if (frees == free.Length)
            Array.Resize(ref free, 2 * frees);
        free[frees++] = slot;
    }
}
