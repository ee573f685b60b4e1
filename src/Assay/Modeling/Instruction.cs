using Assay.Uncertainty;

namespace Assay.Modeling;

internal enum InstructionKind
{
    Compute,
    Draw,
    Given,
    Correlate,
    Transform,
    Keep,
}

/// <summary>A buffer of the workspace; where the register is negative, a number, or a number for each month.</summary>
internal readonly record struct Operand(int Register, double Value, double[]? Path)
{
    public static Operand None => Number(0);

    public static Operand Of(int register) => new(register, 0, null);

    public static Operand Number(double value) => new(-1, value, null);

    /// <summary>A fixed value: a single number, or one for each month.</summary>
    public static Operand Fixed(double[] values) => values.Length == 1 ? Number(values[0]) : new(-1, 0, values);

    public bool IsFixed => Register < 0;

    /// <summary>A fixed value in a month.</summary>
    public double At(int place) => Path is null ? Value : Path[place];
}

/// <summary>What a program is asked for: a quantity of the graph in one of its months, or the mean of all.</summary>
internal readonly record struct Output(int Node, int Month)
{
    private const int All = -1;

    /// <summary>The mean over a quantity's months: its value, where it has a single one.</summary>
    public static Output Mean(int node) => new(node, All);

    /// <summary>A quantity in each of its months.</summary>
    public static Output[] Months(Graph graph, int node) => [.. Enumerable.Range(0, graph.Nodes[node].Places).Select(month => new Output(node, month))];

    public bool IsMean => Month == All;
}

/// <summary>One step of a compiled program.</summary>
/// <param name="Kind">What the step does.</param>
/// <param name="Operator">What <see cref="InstructionKind.Compute"/> computes.</param>
/// <param name="Target">The register written.</param>
/// <param name="A">The first operand.</param>
/// <param name="B">The second operand.</param>
/// <param name="C">The third operand.</param>
/// <param name="Index">The input, the output or the correlated group meant.</param>
internal readonly record struct Instruction(InstructionKind Kind, Operator Operator, int Target, Operand A, Operand B, Operand C, int Index);

/// <summary>An uncertain input of a program.</summary>
/// <param name="Name">Its name, which keys its draws.</param>
/// <param name="Distribution">Null for a member of a correlated group that a what-if has fixed: the others still need its draws.</param>
/// <param name="Group">The index of its correlated group, or -1.</param>
/// <param name="Places">How many months it is drawn for.</param>
/// <param name="Stream">The index of its first stream; each month has one of its own.</param>
internal sealed record ProgramInput(string Name, Distribution? Distribution, int Group, int Places, int Stream);

/// <summary>Correlated inputs of a program; their draws stand in as many registers one after the other.</summary>
internal sealed record ProgramGroup(GaussianCopula Copula, int First);
