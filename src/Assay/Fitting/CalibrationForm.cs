using Assay.Documents;

namespace Assay.Fitting;

/// <summary>What the calibrations of a simulator look like.</summary>
/// <param name="Simulator">Its name: <c>training</c>; the names of its draws begin with it, and <c>assay training calibrate</c> fits it.</param>
/// <param name="Kinds">Kinds of measurements whose unexplained spread is told apart, in the order of the file.</param>
public sealed record CalibrationForm(string Simulator, IReadOnlyList<FittedKind> Kinds)
{
    /// <summary>What mends a file that does not fit.</summary>
    public Message Remedy => $"Write the file with 'assay {Simulator} calibrate --output'.";
}

/// <summary>Measurements that share an unexplained spread.</summary>
/// <param name="Name">As <see cref="IReportedRow.Kind"/> tells it.</param>
/// <param name="Key">Of its spread in a calibration's file.</param>
/// <param name="Instead">The kind whose spread it takes when it has no rows; null for the largest of all.</param>
/// <param name="Scale">Of the residuals that a fit expects: those far beyond it hardly pull.</param>
public sealed record FittedKind(string Name, string Key, string? Instead = null, double Scale = 0.06);
