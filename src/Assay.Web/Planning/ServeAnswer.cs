using System.CommandLine;
using Assay.Catalog;
using Assay.Commands;
using Assay.Documents;
using Assay.Serving;

namespace Assay.Web.Planning;

/// <summary>What a search for capacity found for a question.</summary>
public sealed class ServeAnswer
{
    private const int Kept = 10;

    // A text that begins with an at sign is no file of this machine's.
    private static readonly ParserConfiguration NoFiles = new() { ResponseFileTokenReplacer = null };

    private ServeAnswer(CapacityOrder order, int tried, IReadOnlyList<PricedDeployment> found, (IReadOnlyList<double> Load, ScalingPolicy Policy)? load, IReadOnlyList<Message> warnings) =>
        (Order, Tried, Found, Load, Warnings) = (order, tried, found, load, warnings);

    internal CapacityOrder Order { get; }

    /// <summary>Layouts of an engine that were looked at.</summary>
    internal int Tried { get; }

    /// <summary>The deployments, the fewest GPUs first.</summary>
    internal IReadOnlyList<PricedDeployment> Found { get; }

    /// <summary>The load of each hour and how engines follow it; null where no day is told.</summary>
    internal (IReadOnlyList<double> Load, ScalingPolicy Policy)? Load { get; }

    internal IReadOnlyList<Message> Warnings { get; }

    /// <summary>The question is read as the command reads its options, so that both say the same.</summary>
    /// <exception cref="InputException">The question cannot be answered, and why.</exception>
    public static ServeAnswer Of(ServeQuestion question, CancellationToken cancel)
    {
        var texts = question.Dropped is { } file ? new Dictionary<string, string> { [ServeQuestion.Given] = file.Text } : [];
        var files = new GivenFiles(texts);
        var (service, capacity, scaling, money) = (new ServingArguments(files), new CapacityArguments(), new ScalingArguments(files), new ServingPrices());
        var command = new Command("search");
        service.AddJobTo(command);
        capacity.AddTo(command);
        money.AddTo(command);
        scaling.AddTo(command);
        var parsed = command.Parse(question.Options(), NoFiles);
        if (parsed.Errors.Count > 0)
            throw new InputException([.. parsed.Errors.Select(error => new InputError(null, error.Message, ""))]);
        var predictor = ServingPredictor.Shipped;
        var plan = service.Read(parsed);
        var (job, traffic, warnings) = predictor.Plans.Job(plan);
        var order = capacity.Read(parsed, job, traffic, plan.Gpus);
        var cost = money.Read(parsed, Catalogue.Shipped, job.Machine.Id);
        var load = scaling.Read(parsed, order.RequestsPerSecond);
        var result = CapacitySearch.Run(order, predictor.Calibration.Typical, Kept, cancel);
        if (CapacityRefusal.Of(order, result) is { } nothing)
            throw nothing;
        var found = result.Found.Select(one => new PricedDeployment(one, cost)).OrderBy(one => one.Found.Gpus).ThenBy(one => one.DollarsPerHour ?? 0);
        return new ServeAnswer(order, result.Tried, [.. found.Take(Kept)], load, warnings);
    }

    /// <summary>A day of one of the deployments; null where none is told.</summary>
    internal PricedDay? Day(PricedDeployment of) => Load is var (load, policy) ? new PricedDay(ScalingDay.Of(load, of.Found.Kinds, policy), policy, of) : null;
}
