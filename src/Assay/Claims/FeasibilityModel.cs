using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Claims;

/// <summary>Adds to a model what bounds a claimed fleet: for each bound how much of it the fleet uses.</summary>
/// <param name="model">The model.</param>
/// <param name="rules">The export rules.</param>
/// <param name="largestShare">The share of a region's shipments that one buyer may hold; null for all of them.</param>
public sealed class FeasibilityModel(ModelBuilder model, IReadOnlyList<ExportRule> rules, Quantity<One>? largestShare)
{
    /// <summary>A bound of zero would be passed without end; how far it is passed is told up to this many times.</summary>
    private const double MostPassed = 1000;

    /// <summary>Holds a pool against what was shipped by its day, and where export rules cover it, against what needed no licence.</summary>
    public IEnumerable<FleetBound> AddPool(ClaimedPool pool, ShipmentSeries series)
    {
        var error = Error(series);
        var name = $"feasibility.{pool.Id}";
        Estimate($"{name}.estimated", $"{pool.Title}: median estimate of what was shipped to {Place(pool.Region)} by {pool.By:yyyy-MM-dd}", series.UpTo(pool.By), series);
        model.Define($"{name}.shipped", $"{pool.Title}: shipped to {Place(pool.Region)} by {pool.By:yyyy-MM-dd}", ModelBuilder.Reference<Gpu>($"{name}.estimated") * error);
        yield return AddShipped(pool, $"all {series.Chip} shipped to {Place(pool.Region)} by {pool.By:yyyy-MM-dd}, as estimated");

        var covering = rules.Where(rule => rule.Covers(pool.Accelerator.Chip, pool.Region) && rule.From <= pool.By).ToArray();
        if (covering.Length == 0)
            yield break;
        var open = series.UpTo(pool.By, day => !covering.Any(rule => rule.Holds(day)));
        Estimate($"{name}.open_estimated", $"{pool.Title}: median estimate of what was shipped to {Place(pool.Region)} by {pool.By:yyyy-MM-dd} in quarters with a day on which it needed no licence", open, series);
        model.Define($"{name}.lawful", $"{pool.Title}: shipped to {Place(pool.Region)} by {pool.By:yyyy-MM-dd} while it needed no licence", ModelBuilder.Reference<Gpu>($"{name}.open_estimated") * error);
        yield return AddUse(new FleetBound(FleetBoundKind.ExportRules, pool.Id, pool.Title, Lawful(pool, covering, open)) { Claimed = pool.Gpus, Room = $"{name}.lawful", Rules = [.. covering.Select(rule => rule.Id)] }, $"{name}.share_of_lawful");
    }

    /// <summary>Holds a pool against <c>feasibility.POOL.shipped</c>, which was added before.</summary>
    public FleetBound AddShipped(ClaimedPool pool, Message because) =>
        AddUse(new FleetBound(FleetBoundKind.Shipments, pool.Id, pool.Title, Limited(because)) { Claimed = pool.Gpus, Room = $"feasibility.{pool.Id}.shipped" }, $"feasibility.{pool.Id}.share_of_shipments");

    /// <summary>Holds pools that draw on one series against it together, by the last of their days.</summary>
    public FleetBound AddTogether(IReadOnlyList<ClaimedPool> pools, ShipmentSeries series)
    {
        var last = pools.MaxBy(pool => pool.By)!;
        var name = $"feasibility.shared.{series.NamePart}";
        var title = Message.Join(" and ", pools.Select(pool => pool.Title));
        model.Define($"{name}.gpus", $"{title}: accelerators together", pools.Select(pool => ModelBuilder.Reference<Gpu>(pool.Gpus)).Sum());
        return AddUse(new FleetBound(FleetBoundKind.Shipments, null, title, Limited($"all {series.Chip} shipped to {Place(series.Region)} by {last.By:yyyy-MM-dd}, as estimated")) { Claimed = $"{name}.gpus", Room = $"feasibility.{last.Id}.shipped" }, $"{name}.share_of_shipments");
    }

    /// <summary>Holds an amount against another, such as the power drawn against the power there.</summary>
    public FleetBound AddUse(FleetBound bound, string use)
    {
        if (bound.Kind == FleetBoundKind.Shipments && largestShare is { } share)
        {
            var most = use.Replace(".share_of_shipments", ".largest_holding", StringComparison.Ordinal);
            model.Define(most, $"{bound.Title}: the largest share that one buyer may hold of what was shipped", ModelBuilder.Reference<Gpu>(bound.Room!) * share);
            bound = bound with { Room = most };
        }

        var (claimed, room) = (new Expression.Reference(bound.Claimed!), new Expression.Reference(bound.Room!));
        var least = new Expression.Operation(Operator.Divide, [claimed, new Expression.Constant(MostPassed, Unit.One)]);
        var ratio = new Expression.Operation(Operator.Divide, [claimed, new Expression.Operation(Operator.Max, [room, least])]);
        model.Add(new Node(use, $"{bound.Title}: share of the bound that is used, at most {MostPassed:N0} times", new Definition.Formula(ratio)) { Unit = Unit.Share });
        return bound with { Use = use };
    }

    /// <summary>A region in a sentence.</summary>
    public static Message Place(string region) => region == ShipmentTable.World ? "the world" : region;

    private Message Limited(Message because) => largestShare is null ? because : $"the largest share that one buyer may hold of {because}";

    private Quantity<One> Error(ShipmentSeries series)
    {
        var name = $"catalog.shipments.{series.NamePart}.error";
        if (!model.Contains(name))
            model.Add(new Node(name, $"{series.Chip} shipped to {Place(series.Region)}: error of the estimates, as one factor over all quarters", series.Error) { Unit = Unit.One, Grounds = series.Grounds });
        return ModelBuilder.Reference<One>(name);
    }

    private void Estimate(string name, Message title, double count, ShipmentSeries series) =>
        model.Add(new Node(name, title, new Definition.Fixed(count)) { Unit = Gpu.Unit, Grounds = series.Grounds });

    private static Message Lawful(ClaimedPool pool, IReadOnlyList<ExportRule> covering, double open)
    {
        var chip = pool.Accelerator.Chip;
        var (first, since) = (covering.MinBy(rule => rule.From)!, covering.Min(rule => rule.From));
        return open == 0
            ? (Message)$"no {chip} is known to have been shipped to {Place(pool.Region)} before {since:yyyy-MM-dd}, and none could be sold there since without a licence ({first.Title})"
            : $"{chip} shipped to {Place(pool.Region)} while they needed no licence; they need one since {since:yyyy-MM-dd} ({first.Title})";
    }
}
