using Assay.Uncertainty;

namespace Assay.Modeling;

internal enum InstructionKind
{
    Compute,
    Draw,
    Correlate,
    Transform,
    Keep,
}

/// <summary>A buffer of the workspace, or a number where the register is negative.</summary>
internal readonly record struct Operand(int Register, double Value)
{
    public static Operand None => Number(0);

    public static Operand Number(double value) => new(-1, value);

    public bool IsNumber => Register < 0;
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
internal sealed record ProgramInput(string Name, Distribution? Distribution, int Group);

/// <summary>Correlated inputs of a program; their draws stand in as many registers one after the other.</summary>
internal sealed record ProgramGroup(GaussianCopula Copula, int First);
