namespace Assay.Web.Work;

/// <summary>Results that are computed once for a key and shared by all who ask; the oldest are given up, failures at once.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Kept<T>(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (Lazy<Task<T>> Work, long Used)> all = [];
    private long clock;

    public async Task<T> Get(string key, Func<T> work)
    {
        Lazy<Task<T>> shared;
        lock (gate)
        {
            shared = all.TryGetValue(key, out var known) ? known.Work : new Lazy<Task<T>>(() => Task.Run(work));
            all[key] = (shared, ++clock);
            if (all.Count > most)
                all.Remove(all.MinBy(one => one.Value.Used).Key);
        }

        try
        {
            return await shared.Value;
        }
        catch
        {
            lock (gate)
                all.Remove(key);
            throw;
        }
    }
}
