using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What serves a lab's users.</summary>
/// <param name="Gpus">Accelerators on average.</param>
/// <param name="RentalValue">What hiring them costs by the year, where every service has a price of its own; else null.</param>
public sealed record ServingInputs(Quantity<Gpu> Gpus, Quantity<Per<Usd, Time>>? RentalValue);

/// <summary>The services of a lab.</summary>
public static class ServingModel
{
    /// <summary>Adds services to a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="services">The services, at least one.</param>
    /// <param name="ownFleet">Whether the case has a fleet whose rate applies.</param>
    /// <returns>What they take together.</returns>
    public static ServingInputs Add(ModelBuilder model, IReadOnlyList<ServiceInputs> services, bool ownFleet)
    {
        foreach (var service in services)
            new ServiceMoney(model, service).Add(new ServiceModel(model, service).Add(), ownFleet);
        var gpus = model.Define("serving.gpus", "Accelerators that serve users on average", services.Select(service => ModelBuilder.Reference<Gpu>($"serving.{service.Id}.gpus")).Sum());
        return new ServingInputs(gpus, services.All(service => service.RentalRate is not null) ? services.Select(service => ModelBuilder.Reference<Per<Usd, Time>>($"serving.{service.Id}.rental.cost")).Sum() : null);
    }
}
