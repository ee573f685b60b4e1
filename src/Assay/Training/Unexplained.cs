namespace Assay.Training;

/// <summary>
/// How far measurements lie from predictions beyond what the coefficients explain: standard deviations of the logarithm of
/// measured over predicted.
/// </summary>
/// <param name="Dense">Of dense models.</param>
/// <param name="Experts">Of models with experts, whose routing, grouping and exchange differ more from stack to stack.</param>
public sealed record Unexplained(double Dense, double Experts)
{
    public static Unexplained None { get; } = new(0, 0);

    /// <summary>That of a model's kind.</summary>
    public double Of(ModelShape model) => model.Experts > 0 ? Experts : Dense;
}
