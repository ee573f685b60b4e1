using System.Numerics.Tensors;

namespace Assay.Modeling;

/// <summary>The operators over whole blocks. A result may overwrite an operand.</summary>
internal static class Kernels
{
    public static void Apply(in Instruction instruction, Workspace work)
    {
        var target = work[instruction.Target];
        var (a, b) = (instruction.A, instruction.B);
        switch (instruction.Operator)
        {
            case Operator.Add when a.IsNumber:
                TensorPrimitives.Add(work[b.Register], a.Value, target);
                break;
            case Operator.Add when b.IsNumber:
                TensorPrimitives.Add(work[a.Register], b.Value, target);
                break;
            case Operator.Add:
                TensorPrimitives.Add(work[a.Register], work[b.Register], target);
                break;
            case Operator.Subtract when a.IsNumber:
                TensorPrimitives.Subtract(a.Value, work[b.Register], target);
                break;
            case Operator.Subtract when b.IsNumber:
                TensorPrimitives.Subtract(work[a.Register], b.Value, target);
                break;
            case Operator.Subtract:
                TensorPrimitives.Subtract(work[a.Register], work[b.Register], target);
                break;
            case Operator.Multiply when a.IsNumber:
                TensorPrimitives.Multiply(work[b.Register], a.Value, target);
                break;
            case Operator.Multiply when b.IsNumber:
                TensorPrimitives.Multiply(work[a.Register], b.Value, target);
                break;
            case Operator.Multiply:
                TensorPrimitives.Multiply(work[a.Register], work[b.Register], target);
                break;
            case Operator.Divide when a.IsNumber:
                TensorPrimitives.Divide(a.Value, work[b.Register], target);
                break;
            case Operator.Divide when b.IsNumber:
                TensorPrimitives.Divide(work[a.Register], b.Value, target);
                break;
            case Operator.Divide:
                TensorPrimitives.Divide(work[a.Register], work[b.Register], target);
                break;
            case Operator.Negate:
                TensorPrimitives.Negate(work[a.Register], target);
                break;
            case Operator.Absolute:
                TensorPrimitives.Abs(work[a.Register], target);
                break;
            case Operator.Ceiling:
                TensorPrimitives.Ceiling(work[a.Register], target);
                break;
            case Operator.Floor:
                TensorPrimitives.Floor(work[a.Register], target);
                break;
            case Operator.SquareRoot:
                TensorPrimitives.Sqrt(work[a.Register], target);
                break;
            case Operator.Exp:
                TensorPrimitives.Exp(work[a.Register], target);
                break;
            case Operator.Log:
                TensorPrimitives.Log(work[a.Register], target);
                break;
            case Operator.WholeLife:
                work[a.Register].CopyTo(target);
                break;
            default:
                ByElement(instruction, work, target);
                break;
        }
    }

    /// <summary>One operator on numbers; comparisons give 1 or 0.</summary>
    public static double Apply(Operator sign, double a, double b, double c) => sign switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Negate => -a,
        Operator.Power => Math.Pow(a, b),
        Operator.Min => Math.Min(a, b),
        Operator.Max => Math.Max(a, b),
        Operator.Ceiling => Math.Ceiling(a),
        Operator.Floor => Math.Floor(a),
        Operator.Absolute => Math.Abs(a),
        Operator.SquareRoot => Math.Sqrt(a),
        Operator.Exp => Math.Exp(a),
        Operator.Log => Math.Log(a),
        Operator.Less => a < b ? 1 : 0,
        Operator.LessOrEqual => a <= b ? 1 : 0,
        Operator.Greater => a > b ? 1 : 0,
        Operator.GreaterOrEqual => a >= b ? 1 : 0,
        Operator.If => a != 0 ? b : c,
        Operator.WholeLife => a,
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, null),
    };

    private static void ByElement(in Instruction instruction, Workspace work, Span<double> target)
    {
        var a = Values(instruction.A, work);
        var b = Values(instruction.B, work);
        var c = Values(instruction.C, work);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = Apply(
                instruction.Operator,
                a.IsEmpty ? instruction.A.Value : a[i],
                b.IsEmpty ? instruction.B.Value : b[i],
                c.IsEmpty ? instruction.C.Value : c[i]);
        }
    }

    private static ReadOnlySpan<double> Values(Operand operand, Workspace work) => operand.IsNumber ? [] : work[operand.Register];
}
