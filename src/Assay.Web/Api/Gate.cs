using System.Threading.RateLimiting;

namespace Assay.Web.Api;

/// <summary>Lets so many requests in, and so many of these be computed at a time.</summary>
internal sealed class Gate(Limits limits) : IDisposable
{
    private readonly ConcurrencyLimiter admitted = new(new ConcurrencyLimiterOptions { PermitLimit = limits.Admitted, QueueLimit = 0 });
    private readonly ConcurrencyLimiter working = new(new ConcurrencyLimiterOptions { PermitLimit = limits.Working, QueueLimit = limits.Admitted, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private int busy;

    /// <summary>A place among the admitted; not acquired where all are taken.</summary>
    public RateLimitLease Admit() => admitted.AttemptAcquire();

    /// <summary>Runs work when its turn has come.</summary>
    /// <param name="work">Told how many threads it may use.</param>
    /// <param name="cancellation">Gives the turn up.</param>
    public async Task<T> Run<T>(Func<int, T> work, CancellationToken cancellation)
    {
        using var turn = await working.AcquireAsync(1, cancellation);
        // Alone a request has all processors; results do not depend on it.
        var threads = Math.Max(1, Environment.ProcessorCount / Interlocked.Increment(ref busy));
        try
        {
            return await Task.Run(() => work(threads), cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref busy);
        }
    }

    public void Dispose()
    {
        admitted.Dispose();
        working.Dispose();
    }
}
