using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>One value of an axis.</summary>
/// <param name="Text">As it would be written in a case or on the command line.</param>
/// <param name="At">Where it was written; of a range the range.</param>
public sealed record AxisValue(string Text, Location At);
