using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that say what a search for capacity is to find.</summary>
internal sealed class CapacityArguments
{
    private readonly Option<double?> rate = Number("--rate", Say("Requests a second to be answered; with --day, those of its busiest hour."), "-r");
    private readonly Option<double?> first = Number("--ttft", Say("Milliseconds to the first token at most."));
    private readonly Option<double?> token = Number("--tpot", Say("Milliseconds for each further token at most."));
    private readonly Option<double?> percentile = Number("--percentile", Say("Per cent of the requests that both bounds hold for, such as 95; they hold for the means, unless given."));
    private readonly Option<double?> spread = Number("--length-spread", Say("How much lengths of prompts and answers differ: their standard deviation over their mean; 1 unless given."));
    private readonly Option<string?> mode = new("--mode") { Description = Say("Engines that do all of a request (together), that read prompts and others that answer (apart), or both; both unless given.") };
    private readonly Option<string?> chunks = new("--batched-tokens") { Description = Say("New tokens of an iteration at most, for each data-parallel group, to be tried, with commas between; the software's own unless given."), HelpName = "tokens" };
    private readonly Option<int?> tensor = Count("--tensor-parallel", Say("Only engines with so many GPUs that share each matrix."), "-tp");
    private readonly Option<int?> pipeline = Count("--pipeline-parallel", Say("Only engines with so many stages."), "-pp");
    private readonly Option<int?> data = Count("--data-parallel", Say("Only engines with so many groups whose attention has sequences of its own."), "-dp");
    private readonly Option<int?> expert = Count("--expert-parallel", Say("Only engines that spread experts over so many GPUs."), "-ep");

    public void AddTo(Command command)
    {
        mode.AcceptOnlyFromAmong("both", "together", "apart");
        foreach (var option in new Option[] { rate, first, token, percentile, spread, mode, chunks, tensor, pipeline, data, expert })
            command.Add(option);
    }

    /// <summary>The search on one kind of GPU.</summary>
    /// <exception cref="InputException">Something is missing or out of its range; all of it is told.</exception>
    public CapacityOrder Read(ParseResult parsed, EngineJob job, Traffic traffic, int? gpus)
    {
        var errors = new Errors();
        double Within(double? value, double least, double most, string option, string what, double otherwise)
        {
            if (value is { } number && !(number >= least && number <= most))
                errors.Add(null, $"{option} is {number}.", $"Give {what}, from {least:#,0.######} to {most:#,0.###}.");
            return value ?? otherwise;
        }

        if (parsed.GetValue(rate) is null)
            errors.Add(null, "How many requests are to be answered is not told.", "Give '--rate', in requests a second.");
        if (parsed.GetValue(first) is null && parsed.GetValue(token) is null)
            errors.Add(null, "What 'in time' means is not told.", "Give '--ttft', '--tpot' or both, in milliseconds.");
        var perSecond = Within(parsed.GetValue(rate), 1e-6, 1e9, "--rate", Say("requests a second"), 1);
        Within(parsed.GetValue(first), 0.001, 1e9, "--ttft", Say("milliseconds"), 1);
        Within(parsed.GetValue(token), 0.001, 1e9, "--tpot", Say("milliseconds"), 1);
        var within = Within(parsed.GetValue(percentile), 50, 99.99, "--percentile", Say("a share of the requests in per cent"), 50);
        var deviation = Within(parsed.GetValue(spread), 0, 10, "--length-spread", Say("a standard deviation over a mean"), 1);
        Within(gpus, 1, 100_000, "--gpus", Say("GPUs of a deployment at most"), 1);
        var told = (Tensor: parsed.GetValue(tensor), Pipeline: parsed.GetValue(pipeline), Data: parsed.GetValue(data), Expert: parsed.GetValue(expert));
        errors.Try(() => LayoutRules.Check(job.Model, new EngineLayout(told.Tensor ?? 1, told.Pipeline ?? 1, told.Data ?? Math.Max(1, (told.Expert ?? 1) / Math.Max(1, told.Tensor ?? 1)), told.Expert ?? 1), Say("each engine")));
        var tried = (parsed.GetValue(chunks) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => (Text: text, Tokens: int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) && tokens is >= 16 and <= 1_000_000 ? tokens : 0)).ToArray();
        foreach (var (text, _) in tried.Where(one => one.Tokens == 0))
            errors.Add(null, $"--batched-tokens names '{text}'.", "Give whole numbers from 16 to 1,000,000 with commas between, such as 2048,8192.");
        errors.ThrowIfAny();
        return new CapacityOrder
        {
            Engine = job,
            Traffic = traffic,
            RequestsPerSecond = perSecond,
            Objective = new LatencyObjective(parsed.GetValue(first) / 1000, parsed.GetValue(token) / 1000, parsed.GetValue(percentile) is null ? null : within / 100),
            Spread = deviation * deviation,
            MostGpus = gpus ?? 1024,
            Together = parsed.GetValue(mode) is not "apart",
            Apart = parsed.GetValue(mode) is not "together",
            Fixed = told,
            BatchedTokens = [.. tried.Select(one => one.Tokens)],
        };
    }

    private static Option<double?> Number(string name, string description, params string[] alias) => new(name, alias) { Description = description, CustomParser = result => Parsed<double>(result, Say("a number")) };

    private static Option<int?> Count(string name, string description, string alias) => new(name, alias) { Description = description, CustomParser = result => Parsed<int>(result, Say("a whole number, written in digits alone")) };

    private static T? Parsed<T>(ArgumentResult result, string what)
        where T : struct, ISpanParsable<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} is '{text}'. Give {what}.");
        return null;
    }
}
