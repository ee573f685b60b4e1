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
}
