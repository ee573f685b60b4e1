namespace Assay.Requests;

/// <summary>Engines by the time at which what they do ends, the earliest first; of equal ones, the lowest.</summary>
internal sealed class EventHeap
{
    private readonly double[] times;
    private readonly int[] heap;
    private readonly int[] places;

    public EventHeap(int engines)
    {
        times = new double[engines];
        times.AsSpan().Fill(double.PositiveInfinity);
        heap = [.. Enumerable.Range(0, engines)];
        places = [.. heap];
    }

    public int First => heap[0];

    public double FirstTime => times[heap[0]];

    public void Update(int engine, double time)
    {
        var earlier = time < times[engine];
        times[engine] = time;
        if (earlier)
            Rise(places[engine], engine);
        else
            Sink(places[engine], engine);
    }

    private void Rise(int place, int engine)
    {
        for (; place > 0; place = (place - 1) / 2)
        {
            var above = heap[(place - 1) / 2];
            if (!Earlier(engine, above))
                break;
            Set(place, above);
        }

        Set(place, engine);
    }

    private void Sink(int place, int engine)
    {
        for (var child = (2 * place) + 1; child < heap.Length; child = (2 * place) + 1)
        {
            if (child + 1 < heap.Length && Earlier(heap[child + 1], heap[child]))
                child++;
            if (!Earlier(heap[child], engine))
                break;
            Set(place, heap[child]);
            place = child;
        }

        Set(place, engine);
    }

    private void Set(int place, int engine)
    {
        heap[place] = engine;
        places[engine] = place;
    }

    private bool Earlier(int left, int right) => times[left] < times[right] || (times[left] == times[right] && left < right);
}
