using System.Globalization;
using Assay.Catalog;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Tests.Docs;
using CsCheck;

namespace Assay.Tests.Economics;

/// <summary>Networks against DeepSeek-AI, ISCA 2025, table 3, and the table of docs/method.md against both.</summary>
public class PublishedNetworkTests
{
    /// <summary>The topology, its design with switches of 64 ports, published endpoints, switches, links and dollars an endpoint, and the error allowed.</summary>
    public static TheoryData<string, int, int?, double, double, double, double, double> Rows => new(
    [
        ("fat-tree-2", 1, null, 2048, 96, 2048, 4390, 0.003),
        ("multi-plane-fat-tree", 8, null, 16_384, 768, 16_384, 4390, 0.003),
        ("fat-tree-3", 1, null, 65_536, 5120, 131_072, 7500, 0.006),
        ("slim-fly", 1, null, 32_928, 1568, 32_928, 4400, 0.002),
        ("dragonfly", 1, 511, 261_632, 16_352, 384_272, 5800, 0.01),
    ]);

    private static readonly Dictionary<string, Topology> Topologies = new()
    {
        ["fat-tree-2"] = Topology.FatTree2,
        ["multi-plane-fat-tree"] = Topology.MultiPlaneFatTree,
        ["fat-tree-3"] = Topology.FatTree3,
        ["slim-fly"] = Topology.SlimFly,
        ["dragonfly"] = Topology.Dragonfly,
    };

    [Theory, MemberData(nameof(Rows))]
    public void A_full_network_has_the_published_parts_and_costs_what_was_published(string name, int parts, int? groups, double endpoints, double switches, double links, double dollars, double allowed)
    {
        var design = new NetworkDesign(Topologies[name], 64, parts, groups);
        Assert.Equal(endpoints, design.Endpoints);
        var found = Size(design, endpoints);
        Assert.Equal(switches, found.Switches);
        Assert.Equal(links, found.Links);
        Assert.True(Math.Abs((found.Dollars / dollars) - 1) <= allowed, $"{name}: {found.Dollars:F0} against {dollars:F0} USD; {allowed:P1} is allowed.");
        var told = Markdown.Rows(Markdown.Section(Repository.Read("docs/method.md"), "### Networks")).Single(row => row[0] == $"`{name}`" && row.Length == 7);
        var culture = CultureInfo.InvariantCulture;
        Assert.Equal([endpoints.ToString("N0", culture), switches.ToString("N0", culture), links.ToString("N0", culture), (dollars / 1000).ToString("F2", culture), (found.Dollars / 1000).ToString("F2", culture), $"{(found.Dollars / dollars) - 1:0.0 %}"], told[1..]);
    }

    [Fact]
    public void The_dearer_switch_fits_the_published_table_about_as_well()
    {
        foreach (var row in Rows)
        {
            var (name, parts, groups, endpoints, _, _, dollars, _) = row.Data;
            Assert.True(Math.Abs((Size(new NetworkDesign(Topologies[name], 64, parts, groups), endpoints, 50_000 / 64.0, 1512, 518).Dollars / dollars) - 1) < 0.012);
        }
    }

    [Fact]
    public void A_network_never_shrinks_with_its_endpoints_and_never_exceeds_the_full_one() =>
        Gen.Select(Gen.Enum<Topology>(), Gen.Int[4, 64], Gen.Int[2, 4], Gen.Double[0.001, 1], Gen.Double[0, 1]).Sample((topology, half, parts, share, less) =>
        {
            var design = new NetworkDesign(topology, 2 * half, parts);
            var many = Math.Max(1, Math.Floor(design.Endpoints * share));
            var (full, large, small) = (Size(design, design.Endpoints), Size(design, many), Size(design, Math.Max(1, Math.Floor(many * less))));
            Assert.True(small.Switches <= large.Switches && large.Switches <= full.Switches + parts);
            Assert.True(small.Links <= large.Links && large.Links <= full.Links);
            Assert.True(large.Switches * design.Radix >= many);
        }, iter: 200);

    [Fact]
    public void A_rail_optimised_network_that_is_full_is_a_fat_tree() =>
        Assert.Equal(Size(new NetworkDesign(Topology.FatTree2, 64), 2048), Size(new NetworkDesign(Topology.RailOptimised, 64, 8), 2048));

    private static (double Switches, double Links, double Dollars) Size(NetworkDesign design, double endpoints, double? port = null, double? link = null, double? endpoint = null)
    {
        var model = new ModelBuilder();
        Quantity<Usd> Price(double? own, string fact) => Quantity<Usd>.Of(own ?? Agreement.End(Catalogue.Shipped.FindFact($"catalog.networks.unit_price.{fact}")!.Definition, 0.5));
        NetworkModel.Add(model, "x", "X", design, Quantity<Gpu>.Of(endpoints), 1, new NetworkPrices(Price(port, "switch_port"), Price(link, "link"), Price(endpoint, "endpoint")));
        var graph = model.Build();
        var found = new Evaluation(graph, [graph.IndexOf("x.network.switches"), graph.IndexOf("x.network.links"), graph.IndexOf("x.network_price")]).AtMedians();
        return (found[0], found[1], found[2]);
    }
}
