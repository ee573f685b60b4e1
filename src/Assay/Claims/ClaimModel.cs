using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Claims;

/// <summary>Adds to a model what the audit of a claim computes, so that every figure of a finding opens like any other.</summary>
/// <param name="model">The model.</param>
/// <param name="ledger">All cost lines of the case.</param>
/// <param name="ownership">The ownership period; null where the case has no fleet.</param>
/// <param name="errors">Where what is wrong is collected.</param>
public sealed class ClaimModel(ModelBuilder model, IReadOnlyList<CostLine> ledger, Quantity<Time>? ownership, Errors errors)
{
    private static readonly Quantity<Time> Year = Quantity<Time>.Of(1);

    /// <summary>A bound of zero would be passed without end; how far it is passed is told up to this many times.</summary>
    private const double MostPassed = 1000;

    private IReadOnlyList<CostLine> LabLines => ledger.LabLines();

    /// <summary>Adds a claim, its recomputation in every reading, its ratio, its coverage and its bounds.</summary>
    public AuditedClaim Add(Claim claim)
    {
        model.Add(new Node($"{claim.Prefix}.claimed", $"{claim.Title}: as claimed", new Definition.Fixed(claim.Claimed)) { Unit = claim.Unit, Grounds = claim.Grounds, At = claim.At, Period = PeriodOf(claim.Scope) });
        var readings = claim.Scope.Timing is null && claim.Readings.Count == 0 && claim.Scope.Quantity is null && !claim.Scope.OfRuns
            ? Periods(claim.Scope)
            : claim.Readings;
        var main = readings.Count > 0 && claim.Scope.Timing is null && claim.Scope.Quantity is null && !claim.Scope.OfRuns ? null : Recompute(claim, claim.Scope, $"{claim.Prefix}.recomputed", $"{claim.Title}: recomputed within its scope");
        var others = readings.Select(reading => (reading.Name, Recompute(claim, reading.Scope, $"{claim.Prefix}.{NamePart(reading.Name)}.recomputed", $"{claim.Title}: recomputed, read as {reading.Name}"), reading.Scope)).ToArray();
        return new AuditedClaim(claim, main, [.. others.Where(other => other.Item2 is not null).Select(other => new ClaimReading(other.Name, other.Item2!, other.Scope))])
        {
            Covers = Covers(claim),
            CoversWhole = CoversWhole(claim),
            Bounds = Bounds(claim),
            Silent = Silent(claim),
        };
    }

    // The periods that a scope without one may mean: those in which the case has anything within it.
    private IReadOnlyList<(Message Name, Scope Scope)> Periods(Scope scope) =>
        [.. new[] { Timing.PerYear, Timing.OverOwnership, Timing.Once }
            .Where(timing => timing != Timing.OverOwnership || ownership is not null)
            .Select(timing => (Words.Of(timing), scope with { Timing = timing })).Where(reading => Lines(reading.Item2).Any())];

    // The recomputed figure and the claim's ratio to it; the name of the figure, or null where nothing is within the scope.
    private string? Recompute(Claim claim, Scope scope, string name, Message title)
    {
        if (Amount(claim, scope) is not { } amount)
            return null;
        model.Add(new Node(name, title, new Definition.Formula(amount with { At = null })) { Unit = claim.Unit, At = claim.At });
        model.Add(new Node($"{name[..^".recomputed".Length]}.ratio", $"{claim.Title}: claimed over recomputed", new Definition.Formula(Divide(new Expression.Reference($"{claim.Prefix}.claimed"), new Expression.Reference(name)))) { Unit = Unit.One, At = claim.At });
        return name;
    }

    private Expression? Amount(Claim claim, Scope scope)
    {
        if (scope.Quantity is { } quantity)
            return new Expression.Reference(quantity);
        if (Misfit(claim, scope) is var (problem, remedy))
        {
            errors.Add(claim.At, problem, remedy);
            return null;
        }

        var lines = Lines(scope).ToArray();
        if (lines.Length == 0)
        {
            errors.Add(claim.At, $"No cost line of the case lies within the scope of '{claim.Id}' ({scope.Describe()}).", "Widen the scope, correct its basis or period, or add what it speaks of to the case.");
            return null;
        }

        if (lines.Select(line => (line.Basis, line.Timing)).Distinct().Count() > 1)
        {
            errors.Add(claim.At, $"The scope of '{claim.Id}' ({scope.Describe()}) holds amounts that do not add: {string.Join(", ", lines.Select(line => $"{Words.Of(line.Basis)} {Words.Of(line.Timing)}").Distinct())}.", "Say which are meant with 'basis' and 'period'.");
            return null;
        }

        if (scope.At is { } rate)
            return Expression.Sum([.. lines.Select(line => Multiply(new Expression.Reference(rate), HoursOf(line)))]);
        var sum = Sum(lines);
        // A figure told in plain dollars and read as yearly is the amount of one year.
        if (scope.Timing == Timing.PerYear && claim.Unit.Dimension == Usd.Unit.Dimension)
            return Multiply(sum, Year.Expression);
        if (scope.Timing != Timing.OverOwnership)
            return sum;
        if (ownership is { } period)
            return new Expression.Operation(Operator.WholeLife, [Multiply(sum, period.Expression)]);
        errors.Add(claim.At, $"'{claim.Id}' counts the ownership period, and the case has no fleet.", "Add a fleet with its 'ownership', or count the claim once or per year.");
        return null;
    }

    private static (Message Problem, Message Remedy)? Misfit(Claim claim, Scope scope)
    {
        if (scope.OfRuns && scope.Timing is Timing.PerYear or Timing.OverOwnership)
            return ($"'{claim.Id}' counts a run {Words.Of(scope.Timing!.Value)}, and a run is done once.", "Take 'period' out, or write 'period: once'.");
        if (scope.At is not null && !scope.OfRuns)
            return ($"'{claim.Id}' states a price of GPU-hours with 'at', and its scope names no run.", "Add 'runs: [...]', or take 'at' out.");
        var paid = !scope.OfRuns && scope.Timing == Timing.PerYear ? UnitTable.Parse("USD/year") : Usd.Unit;
        if (claim.Unit.Dimension != paid.Dimension && (scope.Timing != Timing.PerYear || claim.Unit.Dimension != Usd.Unit.Dimension))
            return ($"'{claim.Id}' is told in {claim.Unit.Name}, and its scope ({scope.Describe()}) is an amount in {paid.Name}.", $"State the figure in {paid.Name}, correct the period of the scope, or name what was measured: 'scope: {{ quantity: NAME }}'.");
        return null;
    }

    // The lines a scope selects: all of one basis and one timing, so that they add.
    private IEnumerable<CostLine> Lines(Scope scope)
    {
        var timing = scope.Timing == Timing.OverOwnership ? Timing.PerYear : scope.Timing;
        if (scope.OfRuns)
            return ledger.Where(line => line.Run is not null && line.Basis == (scope.Basis ?? (scope.At is null && ownership is not null ? Basis.Amortised : Basis.RentalValue)) && scope.Holds(line));
        // What is paid once is cash; what recurs is meant on the basis of the lab's own lines unless another is told.
        var basis = scope.Basis ?? (timing == Timing.Once ? Basis.Cash : timing == Timing.PerYear ? ledger.LabBasis() : null);
        var candidates = ledger.Where(line => line.Run is null && (timing is null || line.Timing == timing) && (basis is null || line.Basis == basis)).ToArray();
        // What is paid by the year and what hiring would cost are told of the lab alone.
        var byPool = scope.Phases is null && (scope.Pools is not null || (scope.Resources is not null && candidates.Any(line => line.Pool is not null)));
        // People and data belong to no pool; they are told by phase alone.
        return byPool
            ? candidates.Where(line => (line.Pool is not null || (scope.Pools is null && line.Resource is Resource.People or Resource.Data or Resource.RentedCompute)) && scope.Holds(line))
            : candidates.Where(line => line.Pool is null && scope.Holds(line));
    }

    // What the scope costs by the year on the basis of the lab's own lines.
    private Expression? YearlyAmount(Scope scope)
    {
        var lines = Lines(scope with { Basis = ledger.LabBasis(), Timing = scope.OfRuns ? null : Timing.PerYear, At = null }).ToArray();
        if (lines.Length == 0)
            return null;
        if (!scope.OfRuns)
            return Sum(lines);
        var yearly = Divide(Sum(lines), Year.Expression);
        // Where all uses together exceed the fleet, the lab's lines were scaled down to fit it, the runs' with them.
        return model.Contains("lab.share_scale") ? Divide(yearly, new Expression.Reference("lab.share_scale")) : yearly;
    }

    private string? Covers(Claim claim) => AddShare(claim, "covers", "share of the lab's cost in a year", amount => Divide(amount, new Expression.Reference("lab.cost_per_year")));

    private string? CoversWhole(Claim claim)
    {
        if (ownership is not { } period)
            return null;
        // A run is done once, so over the ownership its share thins out; what recurs keeps its share.
        return claim.Scope.OfRuns
            ? AddShare(claim, "covers_ownership", "share of the lab's cost over the ownership period", amount => Divide(Multiply(amount, Year.Expression), Multiply(new Expression.Reference("lab.cost_per_year"), period.Expression)))
            : null;
    }

    private string? AddShare(Claim claim, string part, Message words, Func<Expression, Expression> share)
    {
        if (!claim.Unit.Dimension.IsMoneyFlow() || claim.Scope.Quantity is not null || !model.Contains("lab.cost_per_year") || YearlyAmount(claim.Scope) is not { } amount)
            return null;
        var name = $"{claim.Prefix}.{part}";
        model.Add(new Node(name, $"{claim.Title}: {words} that its scope costs", new Definition.Formula(share(amount))) { Unit = Unit.Share, At = claim.At });
        return name;
    }

    private IReadOnlyList<ClaimBound> Bounds(Claim claim)
    {
        var bounds = new List<ClaimBound>();
        foreach (var run in claim.Scope.Runs ?? RunsOf(claim))
        {
            if (SimulatedBound(claim, run) is { } simulated)
                bounds.Add(new ClaimBound(simulated, $"what the training simulator takes for run {run} at its fastest plausible rate, without failures"));
            else if (model.Contains($"runs.{run}.mfu"))
                bounds.Add(new ClaimBound($"runs.{run}.mfu", $"the work of run {run} against what its accelerators can do in their hours at 100 % of peak"));
        }

        foreach (var (limit, index) in claim.Limits.Select((limit, index) => (limit, index)))
        {
            var name = $"{claim.Prefix}.bound_{index + 1}";
            var (claimed, bound) = (new Expression.Reference($"{claim.Prefix}.claimed"), new Expression.Reference(limit.Quantity));
            model.Add(new Node(name, $"{claim.Title}: {(Message)(limit.AtMost ? "claimed over its upper bound" : "lower bound over claimed")}, at most {MostPassed:N0} times", new Definition.Formula(limit.AtMost ? Use(claimed, bound) : Use(bound, claimed))) { Unit = Unit.Share, At = claim.At });
            bounds.Add(new ClaimBound(name, limit.Because));
        }

        return bounds;
    }

    private static Expression.Operation Use(Expression amount, Expression room) =>
        Divide(amount, new Expression.Operation(Operator.Max, [room, Divide(amount, new Expression.Constant(MostPassed, Unit.One))]));

    // A claim of hours is held against the simulator itself; any other claim through the hours of the run.
    private string? SimulatedBound(Claim claim, string run)
    {
        var fastest = $"runs.{run}.simulated.fastest_gpu_hours";
        if (claim.Unit.Dimension != GpuTime.Unit.Dimension)
            return model.Contains($"runs.{run}.simulated.use") ? $"runs.{run}.simulated.use" : null;
        if (claim.Sense == ClaimSense.AtLeast || !model.Contains(fastest) || !OfWholeRun(claim.Scope.Quantity, run))
            return null;
        var name = $"{claim.Prefix}.simulated_use";
        model.Add(new Node(name, $"{claim.Title}: accelerator time at the simulator's fastest plausible rate over the time claimed", new Definition.Formula(Divide(new Expression.Reference(fastest), new Expression.Reference($"{claim.Prefix}.claimed")))) { Unit = Unit.Share, At = claim.At });
        return name;
    }

    // Hours of a part of a run are not held against the work of the whole.
    private bool OfWholeRun(string? quantity, string run) =>
        quantity is not null && NamesUnder(quantity).Append(quantity).Any(name => name == $"runs.{run}.gpu_hours" || name == $"runs.{run}.tokens" || name == $"runs.{run}.flop");

    // The runs that a measured quantity speaks of: by its own name, or in its formula.
    private string[] RunsOf(Claim claim) =>
        claim.Scope.Quantity is not { } quantity ? []
        : quantity.Split('.') is ["runs", var run, ..] ? [run]
        : claim.Unit.Dimension == GpuTime.Unit.Dimension ? [.. NamesUnder(quantity).Select(name => name.Split('.')).Where(parts => parts is ["runs", _, ..]).Select(parts => parts[1]).Distinct().Where(of => OfWholeRun(quantity, of))]
        : [];

    private IEnumerable<string> NamesUnder(string quantity) => model.Find(quantity)?.Definition is Definition.Formula formula ? formula.Expression.Names() : [];

    // The lab's lines outside the scope. A line that is partly inside gets a quantity for what remains of it.
    private IReadOnlyList<SilentLine> Silent(Claim claim)
    {
        if (!claim.Unit.Dimension.IsMoneyFlow() || claim.Scope.Quantity is not null)
            return [];
        var silent = new List<SilentLine>();
        foreach (var line in LabLines)
        {
            var inside = Inside(claim.Scope, line);
            if (inside is null)
            {
                silent.Add(new SilentLine(line, line.Quantity));
            }
            else if (inside is not Expression.Constant { Value: 1 } || IsChargedIdle(claim.Scope, line))
            {
                var name = $"{claim.Prefix}.silent_on.{line.Quantity["lab.".Length..]}";
                model.Add(new Node(name, $"{claim.Title}: what it leaves out of {line.Quantity}", new Definition.Formula(Outside(claim.Scope, line, inside))) { Unit = Notation.Display(UnitTable.Parse("USD/year").Dimension), At = claim.At });
                silent.Add(new SilentLine(line, name));
            }
        }

        return silent;
    }

    // What a scope leaves of a line. A run's own cost holds no idle capacity, though its phase may be charged with some.
    private Expression Outside(Scope scope, CostLine line, Expression inside)
    {
        var whole = new Expression.Reference(line.Quantity);
        var own = $"lab.{Words.NamePart(Words.Of(line.Phase!.Value))}.share";
        return IsChargedIdle(scope, line)
            ? new Expression.Operation(Operator.Subtract, [whole, Multiply(Multiply(new Expression.Reference($"fleet.{Words.NamePart(Words.Of(line.Resource!.Value))}_per_year"), new Expression.Reference(own)), inside)])
            : Multiply(whole, new Expression.Operation(Operator.Subtract, [new Expression.Constant(1, Unit.One), inside]));
    }

    private bool IsChargedIdle(Scope scope, CostLine line) =>
        scope.OfRuns && line.Resource is not (Resource.People or Resource.Data) && model.Contains($"lab.{Words.NamePart(Words.Of(line.Phase!.Value))}.charged_share");

    // The share of a lab line that lies within a scope: null for none, the number 1 for all.
    private Expression? Inside(Scope scope, CostLine line)
    {
        var all = new Expression.Constant(1, Unit.One);
        if (scope.OfRuns)
            return Share(ledger.Where(run => run.Run is not null && run.Basis == line.Basis && run.Phase == line.Phase && line.Resource is not (Resource.People or Resource.Data)), scope);
        if (scope.Phases is not null && !scope.Phases.Contains(line.Phase!.Value))
            return null;
        if (scope.Resources is not null && !scope.Resources.Contains(line.Resource!.Value))
            return null;
        if (scope.Pools is null)
            return all;
        return Share(ledger.Where(pool => pool.Pool is not null && pool.Basis == line.Basis && pool.Resource == line.Resource && pool.Timing == Timing.PerYear), scope with { Phases = null, Resources = null });
    }

    private static Expression? Share(IEnumerable<CostLine> whole, Scope scope)
    {
        var all = whole.ToArray();
        var held = all.Where(scope.Holds).ToArray();
        return held.Length == 0 ? null : held.Length == all.Length ? new Expression.Constant(1, Unit.One) : Divide(Sum(held), Sum(all));
    }

    private static Expression HoursOf(CostLine line) => new Expression.Reference($"runs.{line.Run}.{line.Stage}.gpu_hours");

    private static Expression Sum(IReadOnlyList<CostLine> lines)
    {
        if (lines.Select(line => (line.Basis, line.Timing)).Distinct().Count() > 1)
            throw new InvalidOperationException("Cost lines of different basis or timing were about to be added.");
        return Expression.Sum([.. lines.Select(line => (Expression)new Expression.Reference(line.Quantity))]);
    }

    private static Expression.Operation Multiply(Expression a, Expression b) => new(Operator.Multiply, [a, b]);

    private static Expression.Operation Divide(Expression a, Expression b) => new(Operator.Divide, [a, b]);

    private static Period PeriodOf(Scope scope) => scope.Timing switch
    {
        Timing.Once => Period.Once,
        Timing.OverOwnership => Period.Ownership,
        _ => Period.Untold,
    };

    private static string NamePart(Message words) => string.Concat(words.ToString().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
