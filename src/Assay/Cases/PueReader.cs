using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The fleet's <c>pue</c>: a value, or what it follows from at the load that the fleet draws.</summary>
internal sealed class PueReader(CaseContext context)
{
    private const string Title = "Power usage effectiveness";

    public Quantity<One> Read(MapReader reader, Grounds? around)
    {
        var pue = ModelBuilder.Reference<One>("fleet.pue");
        if (reader.Map.Find("pue") is YamlMap map && map.Find("value") is null && map.Find("values") is null)
        {
            reader.Optional("pue");
            var told = new MapReader(map, "a PUE", context.Errors);
            var grounds = context.Values.ReadGrounds(told, around);
            var full = told.Required("full_load", "Write the PUE itself, such as 'pue: 1.25', or what it is at full load: 'full_load: 1.15'.");
            var stays = told.Required("fixed", "Say which share of the losses stays whatever the load: 'fixed: { value: 40 %, assumption: why }'.");
            if (full is not null && stays is not null)
                EnergyModel.AddPue(context.Model, context.Read<One>(full, "fleet.pue_full_load", "Power usage effectiveness at full load", grounds), context.Read<One>(stays, "fleet.pue_fixed", "Share of the losses at full load that stays whatever the load", grounds));
            told.RefuseTheRest();
        }
        else if (reader.Required("pue", "Write such as 'pue: catalog.facilities.pue.colocation', or 'pue: { full_load: 1.15, fixed: 40 % }'.") is { } value)
        {
            context.Read<One>(value, "fleet.pue", Title, around);
        }

        return pue;
    }
}
