namespace Assay.Serving;

/// <summary>
/// Finds the steady state of a deployment. With D sequences decoding on an engine, each step yields a token (or more, with
/// drafts) for each, and each request brings a prompt, so that D·y/O prompts are read between two steps:
/// <code>
/// step  = decode(D) + interference · (D y / O) · prefill          TPOT = step / y
/// D     = N · O·TPOT / (O·TPOT + TTFT),   N sequences in service   (Little's law)
/// rate  = D / (O·TPOT)
/// </code>
/// Apart, decoding is undisturbed, and prompts are read at their own engines' rate. Times are means.
/// </summary>
public static class SteadyLoad
{
    private const int Rounds = 24;
    private const double Close = 1e-4;

    /// <summary>So many clients, each of which sends its next request once the last is answered.</summary>
    /// <param name="deployment">What answers.</param>
    /// <param name="traffic">The requests.</param>
    /// <param name="concurrency">Clients over the whole deployment; infinite for as many as it takes.</param>
    public static SteadyState At(Deployment deployment, Traffic traffic, double concurrency) => At(deployment, traffic, concurrency, Prompt.Of(deployment, traffic));

    /// <summary>As many requests as the deployment takes.</summary>
    public static SteadyState Saturated(Deployment deployment, Traffic traffic) => At(deployment, traffic, double.PositiveInfinity);

    /// <summary>
    /// So many requests, all there at once, from the first to the last: as many at a time as there are places, and the rest
    /// with the engines partly empty. The rate is that of the whole run, and the time to the first token waits half of it.
    /// </summary>
    /// <param name="deployment">What answers.</param>
    /// <param name="traffic">The requests.</param>
    /// <param name="requests">How many there are; infinite for a steady state.</param>
    public static SteadyState Run(Deployment deployment, Traffic traffic, double requests) => Run(deployment, traffic, requests, Prompt.Of(deployment, traffic));

    private static SteadyState Run(Deployment deployment, Traffic traffic, double requests, in Prompt prompt)
    {
        var full = At(deployment, traffic, requests, prompt);
        if (double.IsPositiveInfinity(requests))
            return full;
        var answering = deployment.Answering;
        var places = Math.Min(requests, answering.Places(traffic) * deployment.AnsweringEngines);
        var waves = Math.Floor(requests / places);
        var rest = requests - (waves * places);
        var seconds = (waves * places / full.RequestsPerSecond) + (rest < 1 ? 0 : rest / At(deployment, traffic, Math.Max(rest, deployment.AnsweringEngines), prompt).RequestsPerSecond);
        var answer = traffic.OutputTokens * full.DecodeStep.Total / answering.TokensPerStep;
        // While places are filled a sequence waits for half of the prompts of its wave, afterwards for all that come.
        var filling = deployment.Disaggregated ? 0 : 0.5 * places / requests * Math.Max(0, full.TimePerOutputToken - (answer / traffic.OutputTokens));
        return full with
        {
            RequestsPerSecond = requests / seconds,
            TimePerOutputToken = full.TimePerOutputToken - filling,
            TimeToFirstToken = full.TimeToFirstToken - full.QueueSeconds + (Math.Max(0, seconds - answer) / 2),
            QueueSeconds = Math.Max(0, seconds - answer) / 2,
        };
    }

    /// <summary>Requests that arrive at a rate of their own; at the most that the deployment takes where the rate is beyond it.</summary>
    /// <param name="deployment">What answers.</param>
    /// <param name="traffic">The requests.</param>
    /// <param name="requestsPerSecond">How many arrive.</param>
    /// <param name="requests">How many there are in all: the last is answered after the last has come.</param>
    public static SteadyState AtRate(Deployment deployment, Traffic traffic, double requestsPerSecond, double requests = double.PositiveInfinity)
    {
        var prompt = Prompt.Of(deployment, traffic);
        var most = Run(deployment, traffic, requests, prompt);
        if (requestsPerSecond >= most.RequestsPerSecond)
            return most;
        // The rate grows with the clients: halve the range.
        double low = 0, high = Math.Max(1, most.Batch * deployment.AnsweringEngines * 2);
        var state = most;
        for (var i = 0; i < 40 && high - low > Close * high; i++)
        {
            var middle = (low + high) / 2;
            state = At(deployment, traffic, middle, prompt);
            if (state.RequestsPerSecond < requestsPerSecond)
                low = middle;
            else
                high = middle;
        }

        // Requests that come one by one wait for no others that started with them, but for the step under way and in queues.
        var latency = ExpectedLatency.Of(state with { RequestsPerSecond = requestsPerSecond }, 0, null).FirstToken;
        var first = double.IsFinite(latency) ? Math.Min(latency, most.TimeToFirstToken) : most.TimeToFirstToken;
        var last = first + (traffic.OutputTokens * state.TimePerOutputToken);
        var rate = double.IsPositiveInfinity(requests) ? requestsPerSecond : Math.Min(most.RequestsPerSecond, requests / ((requests / requestsPerSecond) + last));
        return state with { RequestsPerSecond = rate, TimeToFirstToken = first };
    }

    private static SteadyState At(Deployment deployment, Traffic traffic, double concurrency, in Prompt prompt) =>
        deployment.Disaggregated ? Apart(deployment, traffic, concurrency, prompt) : Together(deployment, traffic, concurrency, prompt);

    private static SteadyState Together(Deployment deployment, Traffic traffic, double concurrency, in Prompt prompt)
    {
        var engine = deployment.Prefill;
        var clients = concurrency / deployment.PrefillEngines;
        var (most, limit) = Places(engine, traffic);
        var places = Math.Min(clients, most);
        var c = engine.Coefficients;
        double decoding = places, step = 0, rate = 0, first = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var yield = engine.TokensPerStep;
            var decode = engine.DecodeSeconds(decoding, traffic.MeanContext);
            step = decode + (c[ServingCoefficient.Interference] * decoding * yield / traffic.OutputTokens * prompt.Each);
            first = prompt.Alone + (c[ServingCoefficient.PrefillWait] * decode);
            var answer = traffic.OutputTokens * step / yield;
            rate = decoding / answer;
            var next = places * answer / (answer + first);
            if (Math.Abs(next - decoding) < Close * decoding)
                break;
            decoding = (decoding + next) / 2;
        }

        var queue = clients > most && !double.IsPositiveInfinity(clients) ? (clients - most) / rate : 0;
        return new SteadyState
        {
            Deployment = deployment,
            Traffic = traffic,
            RequestsPerSecond = rate * deployment.PrefillEngines,
            TimePerOutputToken = step / engine.TokensPerStep,
            TimeToFirstToken = first + queue + c[ServingCoefficient.RequestOverhead] + (c[ServingCoefficient.Burst] * places / 2 * prompt.Each),
            QueueSeconds = queue,
            Batch = decoding,
            DecodeStep = engine.DecodeStep(decoding, traffic.MeanContext),
            PrefillStep = prompt.Step,
            PrefillSeconds = prompt.Each,
            Limit = clients <= most ? ServingLimit.Concurrency : limit,
        };
    }

    private static SteadyState Apart(Deployment deployment, Traffic traffic, double concurrency, in Prompt prompt)
    {
        var engine = deployment.Decode!;
        double engines = deployment.DecodeEngines, readers = deployment.PrefillEngines;
        var c = engine.Coefficients;
        var (most, limit) = Places(engine, traffic);
        var transfer = deployment.TransferSeconds(traffic.InputTokens) + c[ServingCoefficient.TransferOverhead];
        var first = prompt.Alone + transfer;
        var readable = readers / prompt.Each;
        // The largest batch that clients, places and readers allow: the rate grows with it.
        double low = 0, high = most;
        (double Rate, double Token) At(double batch)
        {
            var token = engine.DecodeSeconds(batch, traffic.MeanContext) * (1 + c[ServingCoefficient.SplitOverhead]) / engine.TokensPerStep;
            return (engines * batch / (traffic.OutputTokens * token), token);
        }

        bool Allowed(double batch)
        {
            var (rate, _) = At(batch);
            return rate <= readable && (rate * first) + (engines * batch) <= concurrency;
        }

        if (Allowed(high))
            low = high;
        for (var i = 0; i < 40 && high - low > Close * high; i++)
        {
            var middle = (low + high) / 2;
            if (Allowed(middle))
                low = middle;
            else
                high = middle;
        }

        var (reached, perToken) = At(low);
        var waiting = double.IsPositiveInfinity(concurrency) ? 0 : Math.Max(0, concurrency - (engines * low) - (reached * first));
        var read = reached >= readable * (1 - (10 * Close));
        return new SteadyState
        {
            Deployment = deployment,
            Traffic = traffic,
            RequestsPerSecond = reached,
            TimePerOutputToken = perToken,
            TimeToFirstToken = first + (waiting / reached) + c[ServingCoefficient.RequestOverhead] + (c[ServingCoefficient.Burst] * Math.Min(concurrency, engines * most) / readers / 2 * prompt.Each),
            QueueSeconds = waiting / reached,
            Batch = low,
            DecodeStep = engine.DecodeStep(low, traffic.MeanContext),
            PrefillStep = prompt.Step,
            PrefillSeconds = prompt.Each,
            Limit = read ? ServingLimit.Prefill : low >= most * (1 - Close) ? limit : ServingLimit.Concurrency,
        };
    }

    private static (double Most, ServingLimit Limit) Places(Engine engine, Traffic traffic)
    {
        var most = engine.Places(traffic);
        return (most, most < engine.Limits.Sequences ? ServingLimit.KvMemory : ServingLimit.Sequences);
    }

    // What reading a prompt takes alone, and each among many.
    private readonly record struct Prompt(IterationTime Step, double Alone, double Each)
    {
        public static Prompt Of(Deployment deployment, Traffic traffic)
        {
            var engine = deployment.Prefill;
            double unread = Math.Max(1, traffic.UncachedTokens), cached = traffic.InputTokens - traffic.UncachedTokens;
            // Alone it is whole on one data-parallel group and passes the stages one after the other.
            var step = engine.PrefillStep(engine.Job.Layout.Data * engine.Job.Layout.Pipeline, unread, cached);
            var budget = engine.Limits.BatchedTokens;
            var together = Math.Max(1, budget / unread);
            var each = engine.PrefillStep(together, unread, cached).Total / together;
            return new(step, step.Total, each);
        }
    }
}
