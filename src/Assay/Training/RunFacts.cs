using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Training;

/// <summary>The values that a run rests on beside its step: what the plan gives, else what the catalogue knows.</summary>
public sealed class RunFacts
{
    private RunFacts()
    {
    }

    public required Node BetweenFailures { get; init; }

    public required Node CheckpointTime { get; init; }

    /// <summary>Null for Daly's optimum.</summary>
    public required Node? CheckpointInterval { get; init; }

    public required Node RestartTime { get; init; }

    /// <summary>Factors of the rated kilowatts of a GPU with its share of servers, network and storage; empty where not known.</summary>
    public required IReadOnlyList<Node> Power { get; init; }

    public required Node PowerUsed { get; init; }

    public required Node Pue { get; init; }

    public required Node CarbonIntensity { get; init; }

    /// <summary>Dollars for a GPU-hour; null where not known.</summary>
    public required Node? Price { get; init; }

    /// <summary>Every value, each once.</summary>
    public IReadOnlyList<Node> All =>
        [.. new[] { BetweenFailures, CheckpointTime, CheckpointInterval, RestartTime }.Concat(Power).Concat([PowerUsed, Pue, CarbonIntensity, Price]).OfType<Node>()];

    /// <summary>Goodput of a job on so many GPUs at the medians.</summary>
    public double Goodput(int gpus)
    {
        var between = RunValue.Median(BetweenFailures) / gpus;
        var write = RunValue.Median(CheckpointTime);
        var interval = CheckpointInterval is { } given ? RunValue.Median(given) : Training.Goodput.Daly(write, between);
        return Training.Goodput.Share(interval, write, RunValue.Median(RestartTime), between);
    }

    /// <exception cref="InputException">The catalogue lacks a fact that the plan does not give.</exception>
    public static RunFacts Of(RunPlan run, string gpu, Catalogue catalogue)
    {
        Node Fact(string name) => catalogue.FindFact($"catalog.{name}") ?? throw new InputException(null, $"The catalogue has no fact '{name}'.", "Give the value in the plan.");
        var accelerator = catalogue.FindAccelerator(gpu, null);
        var family = $"servers.power_over_chip.{accelerator.Id.Split('-')[0].ToLowerInvariant()}";
        return new RunFacts
        {
            BetweenFailures = run.BetweenFailures ?? Fact("reliability.gpu_time_between_failures"),
            CheckpointTime = run.CheckpointTime ?? Fact("reliability.checkpoint_time"),
            CheckpointInterval = run.CheckpointInterval,
            RestartTime = run.RestartTime ?? Fact("reliability.restart_time"),
            Power = run.Power is { } power ? [power]
                : accelerator.Fact("power") is { } rated ? [rated, catalogue.FindFact($"catalog.{family}") ?? Fact("servers.power_over_chip.default"), Fact("servers.all_in_power_over_server")]
                : [],
            PowerUsed = run.PowerUsed ?? Fact("servers.power_used_share"),
            Pue = run.Pue ?? Fact("facilities.pue.colocation"),
            CarbonIntensity = run.CarbonIntensity ?? Fact("energy.carbon_intensity.us"),
            Price = run.Price ?? PriceOf(accelerator, run.AsOf, catalogue),
        };
    }

    private static Node? PriceOf(Accelerator accelerator, DateOnly? day, Catalogue catalogue)
    {
        var rentals = catalogue.Prices.Prices.Where(price => price.Item == accelerator.Id && price.Form == "rental").ToArray();
        return rentals.Length == 0 ? null : catalogue.Prices.At(accelerator.Id, "rental", day ?? rentals.Max(price => price.Date.First));
    }
}
