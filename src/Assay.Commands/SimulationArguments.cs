using System.CommandLine;
using Assay.Documents;
using Assay.Requests;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that describe the requests of a simulation.</summary>
internal sealed class SimulationArguments(ICommandFiles files)
{
    private const int HoursOfDay = 24;
    private const long UsualRequests = 10_000;

    private readonly Option<string?> trace = new("--trace") { Description = Say("A CSV of requests: when each arrives in seconds, tokens of its prompt and of its answer."), HelpName = "file" };
    private readonly Option<double?> speed = new("--speed") { Description = Say("How many times faster than recorded a trace's requests arrive.") };
    private readonly Option<long?> requests = new("--requests") { Description = Say("Requests; 10,000 unless given, and with a trace all of it.") };
    private readonly Option<double?> seconds = new("--seconds") { Description = Say("Seconds in which requests arrive, instead of a number of them.") };
    private readonly Option<string?> day = new("--day") { Description = Say("A daily load: 24 weights with commas between, one for each hour, about the mean of --rate."), HelpName = "weights" };
    private readonly Option<double?> burstiness = new("--burstiness") { Description = Say("Coefficient of variation of the times between arrivals: 0 regular, 1 at random, more in bursts; 1 unless given.") };
    private readonly Option<double?> variation = new("--length-variation") { Description = Say("Standard deviation over mean of prompts and answers, lognormal; 0, all alike, unless given.") };
    private readonly Option<string?> routing = new("--routing") { Description = Say("How an engine is chosen: round-robin, random, least-loaded or power-of-two."), HelpName = "rule" };
    private readonly Option<bool> prefillFirst = new("--prefill-first") { Description = Say("Whether prompts come before decoding within an iteration.") };
    private readonly Option<double?> warmUp = new("--warm-up") { Description = Say("Share of the requests, the first ones, that latencies leave out.") };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { trace, speed, requests, seconds, day, burstiness, variation, routing, prefillFirst, warmUp })
            command.Add(option);
    }

    /// <exception cref="InputException">The requests are not told, or told in two ways, or the trace cannot be read.</exception>
    public SimulationSetup Read(ParseResult parsed, Deployment deployment, ServingPlan plan, Traffic traffic)
    {
        var errors = new Errors();
        var told = new[] { plan.Rate is not null, plan.Concurrency is not null, parsed.GetValue(trace) is not null }.Count(given => given);
        if (told != 1)
            errors.Add(null, told == 0 ? "It is not said how requests arrive." : "It is said in several ways how requests arrive.", "Give one of '--rate', '--concurrency' and '--trace'.");
        RateCurve? curve = null;
        if (parsed.GetValue(day) is { } text)
        {
            var weights = text.Split(',').Select(OptionNumber.Read).ToArray();
            if (weights.Length != HoursOfDay || weights.Any(weight => weight is not >= 0) || weights.All(weight => weight == 0))
                errors.Add(null, $"--day has {weights.Length} parts, or one that is no weight.", "Give 24 numbers from 0 on with commas between, one of them above 0.");
            else if (plan.Rate is null)
                errors.Add(null, "A day has no mean.", "Give '--rate': requests a second in the mean of the day.");
            else
                curve = RateCurve.Hourly([.. weights.Select(weight => weight!.Value)], plan.Rate.Value);
        }

        var rule = parsed.GetValue(routing) switch
        {
            null or "round-robin" => Routing.RoundRobin,
            "random" => Routing.Random,
            "least-loaded" => Routing.LeastLoaded,
            "power-of-two" => Routing.PowerOfTwo,
            _ => (Routing?)null,
        };
        if (rule is null)
            errors.Add(null, $"--routing is '{parsed.GetValue(routing)}'.", "Write round-robin, random, least-loaded or power-of-two.");
        errors.ThrowIfAny();
        Arrivals arrivals = parsed.GetValue(trace) is { } path ? new Arrivals.Recorded(TraceFile.Read(files.Text(path, Say("a trace of requests"))), parsed.GetValue(speed) ?? 1)
            : plan.Concurrency is { } clients ? new Arrivals.Closed((int)Math.Min(int.MaxValue, clients))
            : new Arrivals.Open(curve ?? RateCurve.Constant(plan.Rate!.Value), parsed.GetValue(burstiness) ?? 1);
        var spread = parsed.GetValue(variation) ?? 0;
        Lengths? Of(double mean) => arrivals is Arrivals.Recorded ? null : spread > 0 ? new Lengths.Lognormal(mean, spread) : new Lengths.Constant((int)Math.Round(mean));
        var duration = parsed.GetValue(seconds);
        var load = new RequestLoad
        {
            Arrivals = arrivals,
            Input = Of(traffic.InputTokens),
            Output = Of(traffic.OutputTokens),
            CacheHits = traffic.CacheHitFraction,
            Requests = parsed.GetValue(requests) ?? (duration is not null || arrivals is Arrivals.Recorded ? null : UsualRequests),
            Seconds = duration,
            WarmUp = parsed.GetValue(warmUp) ?? 0,
        };
        return SimulatedService.Of(deployment, load) with { Routing = rule!.Value, Order = parsed.GetValue(prefillFirst) ? BatchOrder.PrefillFirst : BatchOrder.DecodeFirst };
    }
}
