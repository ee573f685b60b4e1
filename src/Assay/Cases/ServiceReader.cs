using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>One service of the section <c>serving:</c>.</summary>
internal sealed class ServiceReader(CaseContext context, FleetSection fleet)
{
    private const string Traffic = "Write such as 'traffic: { input: 600B token/day, cached: 300B token/day, output: 150B token/day }'.";

    private static readonly Unit PerDay = UnitTable.Parse("token/day");
    private static readonly Unit PerGpu = UnitTable.Parse("token/s/GPU");
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    /// <exception cref="InputException">Something is wrong that leaves no service.</exception>
    public ServiceInputs Read(YamlEntry entry)
    {
        var id = Ids.Check(entry);
        var before = context.Errors.Count;
        if (id == "gpus")
            throw new InputException(entry.At, "A service cannot be called 'gpus'.", "Choose another name.");
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The service '{id}' must be a map.", "Give it 'traffic', and 'rates' or 'gpus'.");
        var reader = new MapReader(map, "a service", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        var name = $"serving.{id}";
        Message title = reader.Text("title") ?? id;
        var accelerator = fleet.AcceleratorOf(reader);
        var (input, output, hits) = ReadTraffic(reader, name, title, grounds);
        var (read, write) = ReadRates(reader, name, title, grounds);
        Quantity<Gpu>? gpus = reader.Optional("gpus") is { } count ? context.Read<Gpu>(count, $"{name}.gpus_told", $"{title}: accelerators on average, as told", grounds) : null;
        Quantity<One>? use = reader.Optional("use") is { } share ? context.Read<One>(share, $"{name}.use", $"{title}: share of the accelerators' time at the rates told", grounds) : null;
        var prices = new PriceListReader(context);
        var list = prices.Read(reader, name, title, grounds);
        var sales = prices.ReadSales(reader, name, title, grounds, list is not null);
        var (split, cached, weights) = new SplitReader(context).Read(reader, name, title, grounds, read is not null && write is not null, list is not null);
        var rental = new RentalReader(context).Read(reader, "service", name, title, accelerator, grounds);
        var (power, pue) = ReadPower(reader, name, title, grounds);
        reader.RefuseTheRest();
        if (gpus is not null && use is not null)
            context.Errors.Add(map.Find("use")!.At, "Here stand both 'gpus' and 'use'.", "Keep 'gpus' for accelerators that are known, 'use' to have them follow from the rates.");
        if (gpus is null && (read is null || write is null) && context.Errors.Count == before)
            context.Errors.Add(entry.At, $"How many accelerators the service '{id}' takes is not told.", "Give 'gpus'; or 'rates', from which they follow.");
        return context.Errors.Count > before ? throw new InputException([])
            : new ServiceInputs(id, title, input, output, hits, read, write, gpus, use, split, cached, weights, list, sales, rental, power, pue);
    }

    private (Quantity<Per<TextToken, Time>> Input, Quantity<Per<TextToken, Time>> Output, Quantity<One> Hits) ReadTraffic(MapReader service, string name, Message title, Grounds? around)
    {
        if (service.RequiredMap("traffic", Traffic) is not { } map)
            return default;
        var reader = new MapReader(map, "the traffic of a service", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var input = Flow(reader.Required("input", Traffic), $"{name}.input", $"{title}: tokens of prompts, those found in the cache included", grounds);
        var output = Flow(reader.Required("output", Traffic), $"{name}.output", $"{title}: tokens of answers", grounds);
        var (cached, hits) = (reader.Optional("cached"), reader.Optional("cache_hits"));
        reader.RefuseTheRest();
        if (cached is not null && hits is not null)
            context.Errors.Add(hits.At, "Here stand both 'cached' and 'cache_hits'.", "Keep 'cached' for tokens by time, or 'cache_hits' for their share of the input.");
        Message shareFound = "share of the input that is found in the cache";
        if (hits is not null)
            return (input, output, context.Read<One>(hits, $"{name}.cache_hits", $"{title}: {shareFound}", grounds));
        return (input, output, cached is null ? Quantity<One>.Of(0)
            : context.Model.DefineShare($"{name}.cache_hits", $"{title}: {shareFound}", Flow(cached, $"{name}.cached_input_told", $"{title}: tokens of prompts found in the cache, as told", grounds) / input));
    }

    // A rate of all input says little without the hits at which it was measured: they are left out of it.
    private (Quantity<Per<TextToken, GpuTime>>? Read, Quantity<Per<TextToken, GpuTime>>? Write) ReadRates(MapReader service, string name, Message title, Grounds? around)
    {
        if (service.MapAt("rates") is not { } map)
            return default;
        var reader = new MapReader(map, "the rates of a service", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var output = Rate(reader.Required("output", "Tokens written by an accelerator while it writes: 'output: 14.8k token/s / 8 GPU'."), $"{name}.output_rate", $"{title}: tokens that an accelerator writes while it writes", grounds);
        var (all, hits, uncached) = (reader.Optional("input"), reader.Optional("at_cache_hits"), reader.Optional("uncached_input"));
        reader.RefuseTheRest();
        if (uncached is null == all is null)
        {
            context.Errors.Add(uncached?.At ?? map.At, uncached is null ? "How fast prompts are read is not told." : "Here stand both 'input' and 'uncached_input'.", "Give 'uncached_input', the tokens read by an accelerator while it reads; or 'input' with 'at_cache_hits', where those found in the cache were counted as well.");
            return default;
        }

        if (uncached is not null)
        {
            if (hits is not null)
                context.Errors.Add(hits.At, "'at_cache_hits' stands without 'input'.", "Take it out: 'uncached_input' counts no token that was found in the cache.");
            return (Rate(uncached, $"{name}.uncached_input_rate", $"{title}: tokens that an accelerator reads while it reads, none of them cached", grounds), output);
        }

        if (hits is null)
        {
            context.Errors.Add(all!.At, "At which cache hits this rate was measured is not told.", "Give 'at_cache_hits', such as 'at_cache_hits: 56 %'; 0 % where there was no cache.");
            return default;
        }

        var rate = Rate(all, $"{name}.input_rate", $"{title}: tokens that an accelerator takes in while it reads, those found in the cache included", grounds);
        var at = context.Read<One>(hits, $"{name}.at_cache_hits", $"{title}: share of the input that was found in the cache at that rate", grounds);
        AddAs($"{name}.uncached_input_rate", $"{title}: tokens that an accelerator reads while it reads, none of them cached", PerGpu, rate * (Whole - at));
        return (ModelBuilder.Reference<Per<TextToken, GpuTime>>($"{name}.uncached_input_rate"), output);
    }

    // A service on a pool draws what the pool does while serving, unless told.
    private (Quantity<Per<Power, Gpu>>? Power, Quantity<One>? Pue) ReadPower(MapReader reader, string name, Message title, Grounds? grounds)
    {
        var (power, pue) = (reader.Optional("power"), reader.Optional("pue"));
        var pool = reader.Scalar("pool")?.Text is { } id && fleet.PowerEach.ContainsKey(id) ? id : null;
        if (power is null && pool is null)
        {
            if (pue is not null)
                context.Errors.Add(pue.At, "'pue' stands without 'power'.", "Give 'power', what an accelerator draws on average with its share of the server, such as 'power: 0.9 kW/GPU'.");
            return default;
        }

        if (pool is null && pue is null)
        {
            context.Errors.Add(power!.At, "What the site adds to this power is not told.", "Give 'pue', such as 'pue: 1.1'; 'pue: 1' counts the energy at the servers alone.");
            return default;
        }

        Message drawnEach = "power drawn for each accelerator, on average";
        var drawn = power is not null ? context.Read<Per<Power, Gpu>>(power, $"{name}.power", $"{title}: {drawnEach}", grounds)
            : context.Model.Define($"{name}.power", $"{title}: {drawnEach}", fleet.PowerEach[pool!] * context.Fact("servers.power_used_share.serving"));
        return (drawn, pue is not null ? context.Read<One>(pue, $"{name}.pue", $"{title}: power usage effectiveness", grounds) : ModelBuilder.Reference<One>("fleet.pue"));
    }

    private Quantity<Per<TextToken, Time>> Flow(YamlValue? value, string name, Message title, Grounds? grounds) => context.Read<Per<TextToken, Time>>(value, name, title, PerDay, grounds);

    private Quantity<Per<TextToken, GpuTime>> Rate(YamlValue? value, string name, Message title, Grounds? grounds) => context.Read<Per<TextToken, GpuTime>>(value, name, title, PerGpu, grounds);

    private void AddAs<U>(string name, Message title, Unit unit, Quantity<U> formula)
        where U : IUnit => context.Model.Add(new Node(name, title, new Definition.Formula(formula.Expression)) { Unit = unit });
}
