using Assay.Documents;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>Reads an interval or a call such as <c>pert(1, 2, 4)</c> into a distribution and the unit it was written in.</summary>
internal static class DistributionReader
{
    /// <summary>A number with its unit, where an expression is one.</summary>
    internal delegate (double Value, Unit Unit)? Constant(Syntax syntax);

    internal delegate InputException Refusal(Syntax syntax, Message problem, Message remedy);

    private sealed record Shape(string Parameters, Func<double[], Distribution> Make, bool HasUnit = true)
    {
        public int Count => Parameters.Split(", ").Length;
    }

    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["normal"] = new("mean, sd", p => new Normal(p[0], p[1])),
        ["lognormal"] = new("mean, sd", p => Distribution.LognormalFromMeanSd(p[0], p[1])),
        ["uniform"] = new("low, high", p => new Uniform(p[0], p[1])),
        ["loguniform"] = new("low, high", p => new LogUniform(p[0], p[1])),
        ["triangular"] = new("low, mode, high", p => new Triangular(p[0], p[1], p[2])),
        ["pert"] = new("low, mode, high", p => new Pert(p[0], p[1], p[2])),
        ["beta"] = new("alpha, beta", p => new Beta(p[0], p[1]), HasUnit: false),
    };

    /// <summary>The names of all distributions.</summary>
    public static IEnumerable<string> Names => [.. Shapes.Keys, "gamma", "discrete", "mixture", "truncate"];

    /// <summary>The distribution, or null where the expression is none.</summary>
    public static (Distribution Distribution, Unit Unit)? Read(Syntax syntax, Constant constant, Refusal refuse) => syntax switch
    {
        Syntax.Interval interval => Interval(interval, refuse),
        Syntax.Call { Function: "gamma" } call => Gamma(call, constant, refuse),
        Syntax.Call { Function: "truncate" } call => Truncated(call, constant, refuse),
        Syntax.Call { Function: "discrete" } call => Discrete(call, constant, refuse),
        Syntax.Call { Function: "mixture" } call => Mixture(call, constant, refuse),
        Syntax.Call call when Shapes.TryGetValue(call.Function, out var shape) => Simple(call, shape, constant, refuse),
        _ => null,
    };

    private static (Distribution, Unit) Interval(Syntax.Interval interval, Refusal refuse)
    {
        var unit = interval.High.Unit ?? Unit.One;
        if ((interval.Low.Unit ?? Unit.One).Dimension != unit.Dimension)
            throw refuse(interval.Low, $"The low end is {In(interval.Low.Unit ?? Unit.One)}, the high end {In(unit)}.", "Give both ends the same unit; 'to' needs it only once, at the end.");
        if (interval.High.Magnified && !interval.Low.Magnified && interval.Low.Value != 0 && interval.Low.Value * 1000 <= interval.High.Value * 1.5)
            throw refuse(interval.Low, "The high end has a magnitude and the low end has none.", "Write it at both ends, '8k to 12k GPU'; a low end that is truly so much smaller is written out, '8e0'.");
        if (interval.Low.Value == interval.High.Value)
            throw refuse(interval.Low, "The two ends of the interval are the same.", "Write the single number, or two different ends.");
        if (interval.Low.Value > interval.High.Value)
            throw refuse(interval.Low, $"The interval is upside down: {new Printed(interval.Low.Value, unit)} is above {new Printed(interval.High.Value, unit)}.", "Write the lower end first.");
        return (Make(interval, refuse, () => Distribution.Interval(interval.Low.Value, interval.High.Value)), unit);
    }

    private static (Distribution, Unit) Simple(Syntax.Call call, Shape shape, Constant constant, Refusal refuse)
    {
        var (values, unit) = Numbers(call, shape.Parameters, constant, refuse);
        if (!shape.HasUnit && unit.Dimension != Dimension.One)
            throw refuse(call, $"The parameters of '{call.Function}' are plain numbers.", $"Write '{call.Function}({shape.Parameters})' and multiply it by a unit, such as '* 1 {unit.Name}'.");
        return (Make(call, refuse, () => shape.Make(values), () => shape.Make([.. values.Select(value => value / unit.Scale)])), unit);
    }

    private static (Distribution, Unit) Gamma(Syntax.Call call, Constant constant, Refusal refuse)
    {
        if (call.Arguments.Count != 2 || constant(call.Arguments[0].Value) is not { } shape || constant(call.Arguments[1].Value) is not { } scale || shape.Unit.Dimension != Dimension.One)
            throw refuse(call, "'gamma' takes a shape, a plain number, and a scale.", "Write 'gamma(shape, scale)', such as 'gamma(2, 3 days)'.");
        return (Make(call, refuse, () => new Gamma(shape.Value, scale.Value)), scale.Unit);
    }

    private static (Distribution, Unit) Truncated(Syntax.Call call, Constant constant, Refusal refuse)
    {
        if (call.Arguments.Count != 3 || Read(call.Arguments[0].Value, constant, refuse) is not { } inner || constant(call.Arguments[1].Value) is not { } low || constant(call.Arguments[2].Value) is not { } high)
            throw refuse(call, "'truncate' takes a distribution and two bounds.", "Write 'truncate(DISTRIBUTION, low, high)', such as 'truncate(normal(80 %, 20 %), 0 %, 100 %)'.");
        RequireOneUnit(call, [inner.Unit, low.Unit, high.Unit], refuse);
        return (Make(call, refuse, () => new Truncated(inner.Distribution, low.Value, high.Value)), inner.Unit);
    }

    private static (Distribution, Unit) Discrete(Syntax.Call call, Constant constant, Refusal refuse)
    {
        if (call.Arguments.Count == 0 || call.Arguments.Any(argument => constant(argument.Value) is null))
            throw refuse(call, "'discrete' takes numbers.", "Write 'discrete(0 GPU @ 30 %, 10k GPU @ 70 %)'; without '@' all weigh the same.");
        var values = call.Arguments.Select(argument => constant(argument.Value)!.Value).ToArray();
        RequireOneUnit(call, values.Select(value => value.Unit), refuse);
        return (Make(call, refuse, () => new Discrete([.. values.Select(value => value.Value)], Weights(call, constant, refuse))), values[0].Unit);
    }

    private static (Distribution, Unit) Mixture(Syntax.Call call, Constant constant, Refusal refuse)
    {
        var parts = call.Arguments.Select(argument => Read(argument.Value, constant, refuse) ?? (constant(argument.Value) is { } point ? (new Discrete([point.Value], [1]), point.Unit) : null)).ToArray();
        if (parts.Length == 0 || parts.Any(part => part is null))
            throw refuse(call, "'mixture' takes distributions and numbers.", "Write 'mixture(8k to 12k GPU @ 70 %, 0 GPU @ 30 %)'; without '@' all weigh the same.");
        RequireOneUnit(call, parts.Select(part => part!.Value.Item2), refuse);
        return (Make(call, refuse, () => new Mixture([.. parts.Select(part => part!.Value.Item1)], Weights(call, constant, refuse))), parts[0]!.Value.Item2);
    }

    private static double[] Weights(Syntax.Call call, Constant constant, Refusal refuse)
    {
        if (call.Arguments.Any(argument => argument.Weight is null) && call.Arguments.Any(argument => argument.Weight is not null))
            throw refuse(call, "Some arguments have a weight ('@') and some have none.", "Give each a weight, or none.");
        return [.. call.Arguments.Select(argument => argument.Weight is null ? 1 : constant(argument.Weight) is { Unit: var unit } weight && unit.Dimension == Dimension.One ? weight.Value : throw refuse(argument.Weight, "A weight is a plain number.", "Write it as '70 %' or '0.7'."))];
    }

    private static (double[] Values, Unit Unit) Numbers(Syntax.Call call, string parameters, Constant constant, Refusal refuse)
    {
        var wanted = parameters.Split(", ").Length;
        if (call.Arguments.Count != wanted || call.Arguments.Any(argument => constant(argument.Value) is null))
            throw refuse(call, $"'{call.Function}' takes {wanted} numbers.", $"Write '{call.Function}({parameters})'. A parameter that is itself uncertain needs a quantity of its own.");
        var values = call.Arguments.Select(argument => constant(argument.Value)!.Value).ToArray();
        RequireOneUnit(call, values.Select(value => value.Unit), refuse);
        return ([.. values.Select(value => value.Value)], values[0].Unit);
    }

    private static void RequireOneUnit(Syntax.Call call, IEnumerable<Unit> units, Refusal refuse)
    {
        if (units.Select(unit => unit.Dimension).Distinct().Count() > 1)
            throw refuse(call, $"The parameters of '{call.Function}' have different units: {string.Join(", ", units.Select(unit => unit.Name).Distinct())}.", "Give all of them the same unit.");
    }

    // Where the parameters make no distribution, the message speaks of them in the unit in which they were written.
    private static Distribution Make(Syntax syntax, Refusal refuse, Func<Distribution> make, Func<Distribution>? asWritten = null)
    {
        try
        {
            return make();
        }
        catch (ArgumentException wrong)
        {
            if (asWritten is not null)
                Make(syntax, refuse, asWritten);
            Message problem = wrong is ParameterException refused ? refused.Problem : wrong.Message.Split(" (Parameter")[0];
            throw refuse(syntax, $"{problem.Capitalised}.", "Correct its parameters.");
        }
    }

    private static Message In(Unit unit) => unit.Dimension == Dimension.One ? Binder.Name(unit) : $"in {unit.Name}";
}
