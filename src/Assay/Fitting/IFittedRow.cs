namespace Assay.Fitting;

/// <summary>A measurement as far as its unexplained spread is concerned.</summary>
public interface IReportedRow
{
    /// <summary>Publication that it stems from.</summary>
    string Family { get; }

    /// <summary>Which of the spreads of <see cref="CalibrationForm.Kinds"/> it counts towards.</summary>
    string Kind { get; }

    /// <summary>Natural logarithm of the measured figure.</summary>
    double LogReported { get; }
}

/// <summary>A measurement that a simulator can predict from its coefficients.</summary>
public interface IFittedRow<TWhich> : IReportedRow
    where TWhich : struct, Enum
{
    /// <summary>Natural logarithm of the predicted figure, and its variance over what is not told of the measured system.</summary>
    (double Mean, double Variance) Predict(Coefficients<TWhich> c);
}
