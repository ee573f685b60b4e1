using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a service takes and costs: accelerators, their hours, and both for each kind of token.</summary>
internal sealed class ServiceModel(ModelBuilder model, ServiceInputs service)
{
    private static readonly Unit PerDay = UnitTable.Parse("token/day");
    private static readonly Unit HoursPerDay = UnitTable.Parse("GPU-hour/day");
    private static readonly Unit HoursEach = UnitTable.Parse("GPU-hour/Mtoken");
    private static readonly Unit EnergyEach = UnitTable.Parse("kWh/Mtoken");
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    private readonly string name = $"serving.{service.Id}";

    /// <summary>Adds the service, all but its money.</summary>
    /// <returns>Accelerator time for each kind of token and for the mean of all.</returns>
    public ByToken<Per<GpuTime, TextToken>> Add()
    {
        var flows = AddFlows();
        var gpus = AddGpus(flows);
        Define("gpu_hours_per_day", "accelerator time of a day", gpus.Expression, HoursPerDay);
        var hours = Split(flows, gpus);
        Define("gpu_hours.token", "accelerator time of a million tokens, read, cached and written together", Divide(gpus, Sum(flows)), HoursEach);
        AddEnergy(gpus, hours);
        return hours;
    }

    private ByToken<Per<TextToken, Time>> AddFlows()
    {
        var cached = Flow("cached_input", "tokens of prompts found in the cache", service.Input * service.CacheHits);
        return new(Flow("uncached_input", "tokens of prompts that must be read", service.Input - cached), cached, service.Output);
    }

    private Quantity<Gpu> AddGpus(ByToken<Per<TextToken, Time>> flows)
    {
        if (!service.HasRates)
            return model.Define($"{name}.gpus", $"{service.Title}: accelerators on average", service.Gpus!.Value);
        var reading = model.Define($"{name}.prefill_gpus", $"{service.Title}: accelerators that read prompts, on average", Divide(flows.Input, service.ReadRate!.Value).As<Gpu>());
        var writing = model.Define($"{name}.decode_gpus", $"{service.Title}: accelerators that write answers, on average", Divide(flows.Output, service.WriteRate!.Value).As<Gpu>());
        var busy = model.Define($"{name}.busy_gpus", $"{service.Title}: accelerators at work at the rates told, on average", reading + writing);
        if (service.Gpus is { } told)
        {
            model.DefineShare($"{name}.implied_use", $"{service.Title}: share of the accelerators' time that the rates told account for", busy / told);
            return model.Define($"{name}.gpus", $"{service.Title}: accelerators on average", told);
        }

        return model.Define($"{name}.gpus", $"{service.Title}: accelerators on average", service.Use is { } use ? busy / use : busy);
    }

    // With weights w for a token of each kind and flows F, a token of kind k takes w_k / sum(w F) of all accelerators.
    private ByToken<Per<GpuTime, TextToken>> Split(ByToken<Per<TextToken, Time>> flows, Quantity<Gpu> gpus)
    {
        return service.Split switch
        {
            TokenSplit.Time => By(new ByToken<Per<GpuTime, TextToken>>(Inverse(service.ReadRate!.Value), Inverse(service.ReadRate.Value) * (service.CachedWeight ?? Quantity<One>.Of(0)), Inverse(service.WriteRate!.Value))),
            TokenSplit.Price => By(service.Prices!.Value),
            TokenSplit.Weights => By(service.Weights!.Value),
            _ => By(new ByToken<One>(Whole, Whole, Whole)),
        };

        ByToken<Per<GpuTime, TextToken>> By<W>(ByToken<W> weights)
            where W : IUnit
        {
            var all = model.Define($"{name}.split_total", $"{service.Title}: sum of the weights by which cost is split, over all tokens of a time", flows.Parts.Zip(weights.Parts, (flow, weight) => Multiply(weight.Value, flow.Value)).Aggregate((sum, next) => new Expression.Operation(Operator.Add, [sum, next])).As<Times<W, Per<TextToken, Time>>>());
            Quantity<Per<GpuTime, TextToken>> Of(string part, Message words, Quantity<W> weight) =>
                Define($"gpu_hours.{part}", $"accelerator time of a million {words}", new Expression.Operation(Operator.Divide, [Multiply(gpus, weight), all.Expression]), HoursEach).As<Per<GpuTime, TextToken>>();
            return new(Of("input", "tokens read", weights.Input), Of("cached_input", "tokens found in the cache", weights.CachedInput), Of("output", "tokens written", weights.Output));
        }
    }

    private void AddEnergy(Quantity<Gpu> gpus, ByToken<Per<GpuTime, TextToken>> hours)
    {
        if (service.Power is not { } power || service.Pue is not { } pue)
            return;
        model.Define($"{name}.average_power", $"{service.Title}: average power at the meter", power * gpus * pue);
        foreach (var (part, each) in hours.Parts.Append(("token", ModelBuilder.Reference<Per<GpuTime, TextToken>>($"{name}.gpu_hours.token"))))
            Define($"energy.{part}", TokenWords.Million("energy at the meter", part), new Expression.Operation(Operator.Multiply, [Multiply(each, power), pue.Expression]), EnergyEach);
    }

    /// <summary>All tokens by time.</summary>
    public static Quantity<Per<TextToken, Time>> Sum(ByToken<Per<TextToken, Time>> flows) => flows.Parts.Select(part => part.Value).Sum();

    private Quantity<Per<TextToken, Time>> Flow(string part, Message words, Quantity<Per<TextToken, Time>> formula) => Define(part, words, formula.Expression, PerDay).As<Per<TextToken, Time>>();

    private Expression Define(string part, Message words, Expression formula, Unit unit)
    {
        model.Add(new Node($"{name}.{part}", $"{service.Title}: {words}", new Definition.Formula(formula)) { Unit = unit });
        return new Expression.Reference($"{name}.{part}");
    }

    private static Quantity<Per<GpuTime, TextToken>> Inverse(Quantity<Per<TextToken, GpuTime>> rate) => new Expression.Operation(Operator.Divide, [Whole.Expression, rate.Expression]).As<Per<GpuTime, TextToken>>();

    private static Expression Multiply<A, B>(Quantity<A> left, Quantity<B> right)
        where A : IUnit
        where B : IUnit => new Expression.Operation(Operator.Multiply, [left.Expression, right.Expression]);

    private static Expression Divide<A, B>(Quantity<A> left, Quantity<B> right)
        where A : IUnit
        where B : IUnit => new Expression.Operation(Operator.Divide, [left.Expression, right.Expression]);
}
