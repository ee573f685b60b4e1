using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The power that a fleet draws: <c>power_used</c>, or <c>use:</c> from which it follows.</summary>
internal sealed class PowerUseReader(CaseContext context)
{
    private const string Facts = "servers.power_used_share.";

    /// <summary>Share of the installed power drawn while training; the fleet's average where no use is told.</summary>
    public Quantity<One> WhileTraining { get; private set; } = ModelBuilder.Reference<One>("fleet.power_used");

    public Quantity<One> Read(MapReader reader, Grounds? around)
    {
        const string Title = "Share of the installed power drawn on average";
        if (reader.MapAt("use") is not { } map)
        {
            if (reader.Required("power_used", "Write such as 'power_used: catalog.servers.power_used_share', or 'use: { training: 60 %, serving: 20 % }'.") is { } share)
                return context.Read<One>(share, "fleet.power_used", Title, around);
            return ModelBuilder.Reference<One>("fleet.power_used");
        }

        if (reader.Optional("power_used") is { } both)
            context.Errors.Add(both.At, "Here stand both 'power_used' and 'use'.", "Keep 'power_used' for a share that is known, 'use' to have it follow from what the fleet does.");
        var use = new MapReader(map, "the use of a fleet", context.Errors);
        var grounds = context.Values.ReadGrounds(use, around);
        var training = Share(use, "training", "Share of the fleet that trains", grounds);
        var serving = Share(use, "serving", "Share of the fleet that serves", grounds);
        var idle = Share(use, "idle", "Share of the fleet that is on without work", grounds);
        use.RefuseTheRest();
        if (training is null && serving is null && idle is null)
            context.Errors.Add(map.At, "What the fleet does is not told.", "Give at least one of 'training', 'serving' and 'idle', each in %.");
        var nothing = Quantity<One>.Of(0);
        WhileTraining = Fact("training");
        return context.Errors.Any
            ? ModelBuilder.Reference<One>("fleet.power_used")
            : EnergyModel.AddPowerUsed(context.Model, new PowerUse(training ?? nothing, serving ?? nothing, idle), new PowerShares(WhileTraining, Fact("serving"), Fact("idle")));
    }

    private Quantity<One>? Share(MapReader use, string key, Message title, Grounds? grounds) =>
        use.Optional(key) is { } value ? context.Read<One>(value, $"fleet.use.{key}", title, grounds) : null;

    private Quantity<One> Fact(string use) => context.Fact(Facts + use);
}
