using System.CommandLine;
using System.Diagnostics;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay serving search</c>: the fewest GPUs, or the cheapest, that answer a load in time.</summary>
internal static class ServingSearchCommand
{
    public static Command Create(Globals globals, ServingCommand serving)
    {
        var arguments = new ServingArguments(globals.Host.Files);
        var capacity = new CapacityArguments();
        var scaling = new ScalingArguments(globals.Host.Files);
        var money = new ServingPrices();
        var keep = new Option<int>("--keep", "-k") { Description = Say("How many deployments to show."), DefaultValueFactory = _ => 10 };
        var by = new Option<string?>("--by") { Description = Say("What is best: the fewest gpus (unless given), or the lowest cost.") };
        by.AcceptOnlyFromAmong("gpus", "cost");
        var command = new Command("search", Say("Find the deployments that answer a load within bounds on latency, with the fewest GPUs or at the lowest cost. --gpu may name several with commas between; --gpus is the most that a deployment may have."));
        arguments.AddJobTo(command);
        capacity.AddTo(command);
        money.AddTo(command);
        scaling.AddTo(command);
        command.Add(keep);
        command.Add(by);
        command.SetAction(parsed =>
        {
            var shown = parsed.GetValue(keep);
            if (shown is < 1 or > 10_000)
                throw new InputException(null, $"--keep is {shown}.", "Give a number from 1 to 10,000.");
            var predictor = serving.Predictor(parsed);
            var plan = arguments.Read(parsed);
            var clock = Stopwatch.StartNew();
            var searched = new List<CapacityFinding>();
            var refused = new List<InputException>();
            var names = (plan.Gpu ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
            foreach (var name in names.Length == 0 ? new string?[] { null } : names)
            {
                var (job, traffic, warnings) = predictor.Plans.Job(plan with { Gpu = name });
                serving.Warn(parsed, warnings);
                var order = capacity.Read(parsed, job, traffic, plan.Gpus);
                var cost = money.Read(parsed, globals.Catalogue(parsed), job.Machine.Id);
                if (cost.Hourly is null && parsed.GetValue(by) == "cost")
                    throw new InputException(null, $"The catalogue has no rental price of {job.Machine.Id}.", $"Give '--price {job.Machine.Id}=USD'.");
                var result = CapacitySearch.Run(order, predictor.Calibration.Typical, shown, globals.Host.Cancellation);
                if (CapacityRefusal.Of(order, result) is { } nothing)
                    refused.Add(nothing);
                searched.Add(new CapacityFinding(order, result, cost));
            }

            if (refused.Count == searched.Count)
                throw new InputException([.. refused.SelectMany(refusal => refusal.Errors)]);
            serving.Warn(parsed, refused.SelectMany(refusal => refusal.Errors).Select(error => error.Problem));
            globals.Remark(parsed, Say($"{searched.Sum(one => one.Result.Tried):N0} layouts in {clock.Elapsed.TotalSeconds:F2} s."));
            var found = searched.SelectMany(one => one.Result.Found.Select(deployment => new PricedDeployment(deployment, one.Cost)));
            PricedDeployment[] best = [.. (parsed.GetValue(by) == "cost" ? found.OrderBy(one => one.DollarsPerHour).ThenBy(one => one.Found.Gpus) : found.OrderBy(one => one.Found.Gpus).ThenBy(one => one.DollarsPerHour ?? 0)).Take(shown)];
            var day = scaling.Read(parsed, searched[0].Order.RequestsPerSecond) is var (load, policy) ? new PricedDay(ScalingDay.Of(load, best[0].Found.Kinds, policy), policy, best[0]) : null;
            Printer.Print(globals, parsed, () => CapacityTables.Show(searched, best, day), () => CapacityTables.Rows(best), json => CapacityJson.Write(json, searched, best, day));
            return 0;
        });
        return command;
    }
}

/// <summary>What a search on one kind of GPU found, and what its hours cost.</summary>
internal sealed record CapacityFinding(CapacityOrder Order, CapacityResult Result, ServingMoney Cost);

/// <summary>A deployment with its price.</summary>
internal sealed record PricedDeployment(FoundDeployment Found, ServingMoney Cost)
{
    public string Gpu => Found.Deployment.Prefill.Job.Machine.Id;

    public double? DollarsPerHour => Cost.Hourly * Found.Gpus;
}

/// <summary>A day of the best deployment.</summary>
internal sealed record PricedDay(ScalingDay Day, ScalingPolicy Policy, PricedDeployment Of)
{
    /// <summary>Dollars for a million tokens, prompts and answers alike, at so many GPU-hours a day.</summary>
    public double? PerMillion(double gpuHours) => Of.Cost.Hourly * gpuHours / (Day.Requests * (Of.Found.State.Traffic.InputTokens + Of.Found.State.Traffic.OutputTokens) / 1e6);
}
