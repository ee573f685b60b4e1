using Assay.Documents;

namespace Assay.Uncertainty;

/// <summary>Parameters that make no distribution.</summary>
/// <param name="problem">What is wrong with them, in a sentence that begins small and has no stop.</param>
public sealed class ParameterException(Message problem) : ArgumentException(problem.ToString())
{
    public Message Problem => problem;
}
