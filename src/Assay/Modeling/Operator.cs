namespace Assay.Modeling;

/// <summary>What a formula can do with its operands.</summary>
public enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Power,
    Min,
    Max,
    Ceiling,
    Floor,
    Absolute,
    SquareRoot,
    Exp,
    Log,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>The second operand where the first is not zero, else the third.</summary>
    If,

    /// <summary>Counts an amount over the whole ownership period, so that what was paid once and what was paid along the way may be added.</summary>
    WholeLife,

    /// <summary>The sum of a path over its months.</summary>
    Total,

    /// <summary>The mean of a path over its months.</summary>
    Mean,

    /// <summary>The path of what a path adds up to by the end of each month.</summary>
    Running,

    /// <summary>A path's last month.</summary>
    Last,

    /// <summary>The yearly rate at which the payments of a path are worth nothing at its start; see <see cref="PathKernels"/>.</summary>
    InternalRate,

    /// <summary>How long it takes a path of balances to rise to zero; the whole path where it never does.</summary>
    Payback,
}
