using System.Globalization;
using Assay.Serving;

namespace Assay.Reporting;

/// <content>The sentences of the page on serving.</content>
public sealed partial record ValidationDocument
{
    private const string AboutServingWorst = """
        Furthest off first, as a factor. Set-up: tensor, pipeline, data (attention) and expert ranks of an engine, precision and
        software as published.


        """;

    private const string ThroughputCaption = """
        One mark a row, brought to tokens a second on a GPU, requests to the tokens of their answers. A mark above the line was
        predicted faster than it ran.


        """;

    private const string LatencyCaption = """
        One mark a row. A mark above the line was predicted slower than it ran.


        """;

    private const string AboutThroughput = """
        Tokens or requests a second of a deployment at the load that the row states, or at as many requests as it takes. Where a row
        states how many requests arrive a second and the deployment keeps up, its throughput is that rate, and says nothing of the
        model: such rows stand apart in the table by load.


        """;

    private const string AboutTpot = """
        The mean time between two tokens of an answer, prompts that are read in between included. Rows tell it as a time, or as
        tokens a second for a user.


        """;

    private const string AboutTtft = """
        The time from a request to the first token of its answer. Most of it is waiting, and how long a request waits does not
        follow from what a row states. Rows tell how many clients there are and how long prompts and answers are in the mean. They
        do not tell

        - whether all clients began at once, so that the first prompts queue behind each other, or one after the other;
        - how many requests each client made, and so what share of them is that first burst, and whether it was left out;
        - whether the figure is a mean or a median, which a burst sets several times apart;
        - how long the scheduler holds prompts back for the sake of answers under way.

        With a few clients the wait is short, and reading the prompt is most of the figure. The more requests are in flight, the
        more of it is queue, and two states are hardly predictable. Where prompts come nearly as fast as they are read, a few
        percent of speed decide whether there is a queue at all. Where the keys and values of all clients do not fit into memory,
        some wait for others to finish: the mean is then of the order of a whole answer's time, while the median may be that of a
        free engine. The intervals are as wide as that, and the table by load below shows where. Where arrivals are known,
        `assay serving simulate` computes the queue, request by request.


        """;

    private const string AboutServingBlanks = """
        A row that leaves its precision blank is taken as BF16, one without ranks as tensor parallel over its GPUs, one without a
        cache's share as without hits. What a publication tells of all its rows together counts for each. Where a blank leaves
        several set-ups, such as experts split by tensors or spread over the ranks, the row is predicted with each; the prediction
        is the geometric mean, and the difference widens its interval. Limits of batches and memory are the software's own. A row
        that does not tell its load, its lengths or how many engines it has, and of which nothing else tells them, is skipped.

        """;

    private const string AboutServingCoefficients = """
        The free numbers of the model: what was believed of each before any row was looked at, and what the table made of it. What
        they leave unexplained, as a factor of one standard deviation:


        """;

    private const string ServingConventions = """
        - Throughputs of a deployment, a node or a GPU count what the row counts: tokens of answers, of prompts, or of both.
        - Rows of one publication are not independent of each other, and yet each counts as one, in the fit and in the tables above.
          A run that tells two latencies is two rows.
        - No coefficient belongs to a row, a model or a publication. Peak rates, bandwidths and kernel times are facts of the
          catalogue and are not fitted.
        - The interval of a prediction holds the uncertainty of the coefficients, the spread over what a row may mean, and what the
          coefficients do not explain. The last is set for each kind of figure, for dense models and for models with experts
          apart, so that nine tenths of the rows are covered when their model is left out: that coverage is 90 % by construction,
          and that of a group is not. With each publication left out it is set anew in the same way.
        - Held-out errors are still a little too kind: which effects the model has at all was chosen with the whole table in sight.

        The table, its columns and its sources are described in [measured/README.md](../measured/README.md), the model in
        [serving.md](serving.md).

        """;

    private static string Opening(ServingStudy study, string command) => string.Create(CultureInfo.InvariantCulture, $"""
        # How wrong serving predictions are

        `assay serving predict` computes how fast a model is served: steady throughput, the time per output token (TPOT) and the
        time to the first token (TTFT). Here it is held against {study.InSample.Rows.Count:N0} published figures; {study.InSample.Rows.Count(row => row.Predicted is not null):N0} of them, from
        {study.Publications} publications, can be predicted.

        Held out means: each model is predicted by a calibration that never saw a row of it, nor of another model of its shape, in
        any publication. That is the figure to expect for a model of your own on hardware and software of the table. Each
        publication left out is harder: no row measured by the same people on the same machines was seen, and where one
        publication is most of the table, as `aic-silicon` is for latencies, little is left to learn from. In sample means: the
        shipped calibration predicts the rows that it was fitted to.

        This page is generated, and a test holds it to the table and to the shipped calibration. Written anew by
        `{command}`.


        """);

    private static string Named(ServingFigure figure) => figure switch
    {
        ServingFigure.Throughput => "throughput",
        ServingFigure.Tpot => "TPOT",
        _ => "TTFT",
    };

    private static string Scale(ServingFigure figure) => figure == ServingFigure.Throughput ? "tokens/s a GPU" : "ms";

    private static string About(ServingFigure figure) => figure switch
    {
        ServingFigure.Throughput => AboutThroughput,
        ServingFigure.Tpot => AboutTpot,
        _ => AboutTtft,
    };

    private static string Caption(ServingFigure figure) => figure == ServingFigure.Throughput ? ThroughputCaption : LatencyCaption;
}
