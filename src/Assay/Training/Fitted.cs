global using Calibration = Assay.Fitting.Calibration<Assay.Training.Coefficient>;
global using Calibrator = Assay.Fitting.Calibrator<Assay.Training.Coefficient>;
global using Coefficients = Assay.Fitting.Coefficients<Assay.Training.Coefficient>;
global using Prior = Assay.Fitting.Prior<Assay.Training.Coefficient>;
using Assay.Fitting;

namespace Assay.Training;

/// <summary>How the training simulator is fitted.</summary>
public static class Fitted
{
    private const string Dense = "dense";
    private const string Experts = "experts";

    public static CalibrationForm Form { get; } = new("training", [new(Dense, "noise", Experts), new(Experts, "noise_of_experts", Dense)]);

    /// <summary>The kind of a model: with experts, routing, grouping and exchange differ more from stack to stack.</summary>
    public static string Kind(ModelShape model) => model.Experts > 0 ? Experts : Dense;

    extension(Unexplained noise)
    {
        /// <summary>Of dense models.</summary>
        public double Dense => noise.Of(Dense);

        /// <summary>Of models with experts.</summary>
        public double Experts => noise.Of(Experts);

        /// <summary>That of a model's kind.</summary>
        public double Of(ModelShape model) => noise.Of(Kind(model));
    }
}
