using Assay.Documents;

namespace Assay.Fitting;

/// <summary>What is believed of a coefficient before any measurement is looked at.</summary>
/// <param name="Coefficient">Which.</param>
/// <param name="Title">What it means.</param>
/// <param name="Median">Its median.</param>
/// <param name="Spread">Standard deviation of its logarithm, or of its log odds where it is a fraction.</param>
/// <param name="Fraction">Whether it lies between 0 and 1.</param>
public sealed record Prior<TWhich>(TWhich Coefficient, Message Title, double Median, double Spread, bool Fraction)
    where TWhich : struct, Enum
{
    /// <summary>The median as an inner value: logarithm or log odds, on which a normal distribution is natural.</summary>
    public double Inner => Fraction ? Math.Log(Median / (1 - Median)) : Math.Log(Median);

    /// <summary>The coefficient's key in files.</summary>
    public string Key => PriorList.Key(Coefficient.ToString());

    /// <summary>A coefficient from its inner value.</summary>
    public double Outer(double inner) => Fraction ? 1 / (1 + Math.Exp(-inner)) : Math.Exp(inner);
}
