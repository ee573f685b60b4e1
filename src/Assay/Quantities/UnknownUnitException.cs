using Assay.Documents;

namespace Assay.Quantities;

/// <summary>A text names no unit.</summary>
/// <param name="problem">What is wrong and which unit may be meant.</param>
public sealed class UnknownUnitException(Message problem) : FormatException(problem.ToString())
{
    public Message Problem => problem;
}
