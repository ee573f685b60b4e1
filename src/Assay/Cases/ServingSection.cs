using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>serving:</c>: accelerators that serve users, in one number or service by service.</summary>
internal sealed class ServingSection(CaseContext context, FleetSection fleet)
{
    /// <summary>Where the section stands; null where there is none.</summary>
    public Location? At { get; private set; }

    /// <param name="root">The case.</param>
    /// <returns>What serves; null where nothing does.</returns>
    public ServingInputs? Read(MapReader root)
    {
        if (root.MapAt("serving") is not { } map)
            return null;
        At = map.At;
        var reader = new MapReader(map, "the serving section", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        var gpus = reader.Optional("gpus");
        var listed = reader.MapAt("services");
        reader.RefuseTheRest();
        if (gpus is not null && listed is not null)
            context.Errors.Add(gpus.At, "Here stand both 'gpus' and 'services'.", "Keep one: the accelerators of all services add up to the whole.");
        if (gpus is not null && listed is null)
            return new ServingInputs(context.Read<Gpu>(gpus, "serving.gpus", "Accelerators that serve users on average", grounds), null);
        var services = new List<ServiceInputs>();
        foreach (var entry in listed?.Entries ?? [])
            context.Errors.Try(() => services.Add(new ServiceReader(context, fleet).Read(entry)));
        return context.Errors.Any || services.Count == 0 ? null : ServingModel.Add(context.Model, services, fleet.Exists);
    }
}
