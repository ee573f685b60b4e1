using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What the parts of a scale-out network cost.</summary>
/// <param name="SwitchPort">Price of a switch for each of its ports.</param>
/// <param name="Link">Price of a link between two switches, optics included.</param>
/// <param name="Endpoint">Price of a link between a server and its switch.</param>
public sealed record NetworkPrices(Quantity<Usd> SwitchPort, Quantity<Usd> Link, Quantity<Usd> Endpoint);

/// <summary>The scale-out network of a pool from its parts.</summary>
public static class NetworkModel
{
    /// <summary>Adds the parts of a network to a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The pool's name, such as <c>fleet.h100</c>.</param>
    /// <param name="title">What the pool is called.</param>
    /// <param name="design">How its switches are joined.</param>
    /// <param name="gpus">Accelerators of the pool.</param>
    /// <param name="perGpu">Endpoints of the network for each accelerator.</param>
    /// <param name="prices">What its parts cost.</param>
    /// <returns>The price of the network for each accelerator.</returns>
    public static Quantity<Per<Usd, Gpu>> Add(ModelBuilder model, string name, Message title, NetworkDesign design, Quantity<Gpu> gpus, double perGpu, NetworkPrices prices)
    {
        var part = $"{name}.network";
        var endpoints = model.Define($"{part}.endpoints", $"{title}: endpoints of the scale-out network", gpus / Quantity<Gpu>.Of(1 / perGpu));
        model.DefineShare($"{part}.fill", $"{title}: endpoints over those of the network when full", endpoints / Quantity<One>.Of(design.Endpoints));
        var switches = model.Define($"{part}.switches", $"{title}: switches of the scale-out network", design.Switches(endpoints));
        var links = model.Define($"{part}.links", $"{title}: links between switches", design.Links(endpoints, switches));
        var cost = new[]
        {
            model.Define($"{part}.switch_cost", $"{title}: purchase of switches", prices.SwitchPort * Quantity<One>.Of(design.Radix) * switches),
            model.Define($"{part}.link_cost", $"{title}: purchase of links between switches", prices.Link * links),
            model.Define($"{part}.endpoint_cost", $"{title}: purchase of links to servers", prices.Endpoint * endpoints),
        };
        return model.Define($"{name}.network_price", $"{title}: price of the network for each accelerator", cost.Sum().Per(gpus));
    }
}
