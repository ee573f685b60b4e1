using Assay.Documents;

namespace Assay.Uncertainty;

/// <summary>Refuses parameters with one sentence that says what is wrong with them.</summary>
internal static class Require
{
    internal static void Finite(double value, Message what)
    {
        if (!double.IsFinite(value))
            throw new ParameterException($"the {what} is {value}, not a finite number");
    }

    internal static void Positive(double value, Message what)
    {
        Finite(value, what);
        if (value <= 0)
            throw new ParameterException($"the {what} is {value}, and it must be above zero");
    }

    internal static void Ends(double low, double high)
    {
        Finite(low, "low end");
        Finite(high, "high end");
        if (low > high)
            throw new ParameterException($"the low end {low} is above the high end {high}");
        if (low == high)
            throw new ParameterException($"both ends are {low}: a number known exactly is written without a range");
    }

    internal static void Mode(double low, double mode, double high)
    {
        Ends(low, high);
        Finite(mode, "most likely value");
        if (mode < low || mode > high)
            throw new ParameterException($"the most likely value {mode} is outside the range {low} to {high}");
    }

    internal static void Weights(IReadOnlyList<double> weights, int items, Message what)
    {
        if (items == 0)
            throw new ParameterException($"there is no {what} to choose from");
        if (weights.Count != items)
            throw new ParameterException($"the number of weights, {weights.Count}, differs from that of the {what}s, {items}");
        foreach (var weight in weights)
        {
            Finite(weight, "weight");
            if (weight < 0)
                throw new ParameterException($"the weight {weight} is negative");
        }
        if (!(weights.Sum() > 0))
            throw new ParameterException("every weight is zero");
    }
}
