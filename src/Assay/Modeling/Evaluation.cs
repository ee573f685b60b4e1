namespace Assay.Modeling;

/// <summary>
/// Reading "evaluate": every quantity with each uncertain input at its median. The result is a point of the model, not its
/// expected value.
/// </summary>
public sealed class Evaluation
{
    private readonly Program program;
    private readonly Workspace work;
    private readonly double[] inputs;
    private readonly double[] results;

    /// <param name="graph">The graph.</param>
    /// <param name="nodes">The quantities wanted, as indices of the graph.</param>
    public Evaluation(Graph graph, IReadOnlyList<int> nodes)
        : this(graph, [.. nodes.Select(Output.Mean)])
    {
    }

    private Evaluation(Graph graph, Output[] outputs)
    {
        program = Compiler.Compile(graph, outputs);
        work = program.NewWorkspace(16);
        inputs = [.. program.Inputs.Select(input => input.Distribution?.Median ?? 0)];
        results = new double[outputs.Length];
    }

    /// <summary>Evaluates one quantity month by month.</summary>
    public static Evaluation OfMonths(Graph graph, int node) => new(graph, Output.Months(graph, node));

    /// <summary>The uncertain inputs that the quantities rest on.</summary>
    public IEnumerable<(int Index, string Name)> Inputs => program.Inputs.Select((input, index) => (input, index)).Where(pair => pair.input.Distribution is not null).Select(pair => (pair.index, pair.input.Name));

    /// <summary>The quantities in base units, in the order in which they were asked for; a path as the mean of its months.</summary>
    public ReadOnlySpan<double> AtMedians()
    {
        program.Evaluate(work, inputs, results);
        return results;
    }

    /// <summary>The quantities with one input moved to a quantile of its distribution, all others at their medians.</summary>
    public ReadOnlySpan<double> With(int input, double probability)
    {
        var median = inputs[input];
        inputs[input] = program.Inputs[input].Distribution!.Quantile(probability);
        program.Evaluate(work, inputs, results);
        inputs[input] = median;
        return results;
    }
}
