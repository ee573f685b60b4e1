using System.Globalization;
using Assay.Training;

namespace Assay.Reporting;

/// <content>The sentences of the page on the training simulator.</content>
public sealed partial record ValidationDocument
{
    private const string TrainingCaption = """
        One mark a row, all metrics brought to model TFLOP/s a GPU. A mark above the line was predicted faster than it ran.


        """;

    private const string AboutTrainingWorst = """
        Held out, furthest off first, as a factor. Strategy: tensor, pipeline, virtual, context, expert and data ranks.


        """;

    private const string AboutTrainingBlanks = """
        A field that a publication leaves blank is not set to one value. The row is predicted for every plausible value of it:
        each way of recomputing, the usual micro-batches and sequence lengths, the usual interleavings. What does not fit into
        memory is dropped, and slow choices weigh little, as published runs were tuned. The prediction is the geometric mean
        over these runs, and their spread widens its interval. What is plausible is judged at the priors, so that it does not
        depend on what was fitted.

        """;

    private const string TrainingConventions = """
        - Model FLOP counts all of attention, masked or not; recomputation is not model work. Where a row is told in hardware
          FLOP, the recomputed forward pass is added to the prediction before the two are compared.
        - MFU is against the dense BF16 peak, whatever precision ran.
        - Rows of one family are not independent of each other, and yet each counts as one, in the fit and in the tables above;
          between folds they move together.
        - No coefficient belongs to a row, a model or a publication. Peak rates, bandwidths and kernel times are facts of the
          catalogue and are not fitted.
        - The interval of a prediction holds the uncertainty of the coefficients, the spread over plausible runs, and what the
          coefficients do not explain. The last is set, for dense models and for models with experts apart, so
          that nine tenths of held-out rows are covered: the coverage of all rows held out is 90 % by construction, and that of a
          group is not.
        - Held-out errors are still a little too kind: which effects the simulator has at all was chosen with the whole table in
          sight.

        The table, its columns and its sources are described in [measured/README.md](../measured/README.md).

        """;

    private static string Opening(ValidationStudy study, string command) => string.Create(CultureInfo.InvariantCulture, $"""
        # How wrong the training simulator is

        `assay training predict` computes the time of a training step. Here it is held against {study.HeldOut.Rows.Count} published
        measurements of real runs; {study.HeldOut.Predicted} of them, from {study.Families} families of publications, can be predicted.

        Held out means: each family is predicted by a calibration that never saw any of its rows. That is the figure to expect for
        a run of your own. In sample means: the shipped calibration predicts all rows, most of which it was fitted to; the head of
        `catalog/training/calibration.yaml` names the families that it never saw.

        This page is generated, and a test holds it to the table and to the shipped calibration. Written anew by
        `{command}`.


        """);

    private static string AboutCoefficients(ValidationStudy study) => string.Create(CultureInfo.InvariantCulture, $"""
        The free numbers of the simulator: what was believed of each before any run was looked at, and what the table made of it.
        What they leave unexplained is a factor of {Math.Exp(study.Calibration.Noise.Dense):F2} for dense models and of
        {Math.Exp(study.Calibration.Noise.Experts):F2} for models with experts (one standard deviation).


        """);
}
