using System.Numerics.Tensors;

namespace Assay.Modeling;

/// <summary>The operators over whole blocks. A result may overwrite an operand of its own size.</summary>
internal static class Kernels
{
    /// <summary>A block of samples, or a number that stands for one.</summary>
    private readonly ref struct Block(ReadOnlySpan<double> samples, double number)
    {
        public ReadOnlySpan<double> Samples { get; } = samples;

        public double Number { get; } = number;

        public bool IsNumber => Samples.IsEmpty;

        public double this[int i] => IsNumber ? Number : Samples[i];
    }

    public static void Apply(in Instruction instruction, Workspace work)
    {
        var target = work[instruction.Target];
        if (PathKernels.Reads(instruction.Operator))
        {
            PathKernels.Apply(instruction.Operator, work[instruction.A.Register], target, work.Length);
            return;
        }

        if (IsWhole(instruction.A, work, target.Length) && IsWhole(instruction.B, work, target.Length) && IsWhole(instruction.C, work, target.Length))
        {
            Apply(instruction.Operator, Whole(instruction.A, work), Whole(instruction.B, work), Whole(instruction.C, work), target);
            return;
        }

        // What has a single value meets each month of a path.
        for (var place = 0; place < target.Length / work.Length; place++)
            Apply(instruction.Operator, Month(instruction.A, work, place), Month(instruction.B, work, place), Month(instruction.C, work, place), target.Slice(place * work.Length, work.Length));
    }

    private static bool IsWhole(Operand operand, Workspace work, int length) => operand.IsFixed ? operand.Path is null : work[operand.Register].Length == length;

    private static Block Whole(Operand operand, Workspace work) => operand.IsFixed ? new([], operand.Value) : new(work[operand.Register], 0);

    private static Block Month(Operand operand, Workspace work, int place)
    {
        if (operand.IsFixed)
            return new([], operand.At(place));
        var samples = work[operand.Register];
        return new(samples.Length == work.Length ? samples : samples.Slice(place * work.Length, work.Length), 0);
    }

    private static void Apply(Operator sign, Block a, Block b, Block c, Span<double> target)
    {
        switch (sign)
        {
            case Operator.Add when a.IsNumber:
                TensorPrimitives.Add(b.Samples, a.Number, target);
                break;
            case Operator.Add when b.IsNumber:
                TensorPrimitives.Add(a.Samples, b.Number, target);
                break;
            case Operator.Add:
                TensorPrimitives.Add(a.Samples, b.Samples, target);
                break;
            case Operator.Subtract when a.IsNumber:
                TensorPrimitives.Subtract(a.Number, b.Samples, target);
                break;
            case Operator.Subtract when b.IsNumber:
                TensorPrimitives.Subtract(a.Samples, b.Number, target);
                break;
            case Operator.Subtract:
                TensorPrimitives.Subtract(a.Samples, b.Samples, target);
                break;
            case Operator.Multiply when a.IsNumber:
                TensorPrimitives.Multiply(b.Samples, a.Number, target);
                break;
            case Operator.Multiply when b.IsNumber:
                TensorPrimitives.Multiply(a.Samples, b.Number, target);
                break;
            case Operator.Multiply:
                TensorPrimitives.Multiply(a.Samples, b.Samples, target);
                break;
            case Operator.Divide when a.IsNumber:
                TensorPrimitives.Divide(a.Number, b.Samples, target);
                break;
            case Operator.Divide when b.IsNumber:
                TensorPrimitives.Divide(a.Samples, b.Number, target);
                break;
            case Operator.Divide:
                TensorPrimitives.Divide(a.Samples, b.Samples, target);
                break;
            case Operator.Negate:
                TensorPrimitives.Negate(a.Samples, target);
                break;
            case Operator.Absolute:
                TensorPrimitives.Abs(a.Samples, target);
                break;
            case Operator.Ceiling:
                TensorPrimitives.Ceiling(a.Samples, target);
                break;
            case Operator.Floor:
                TensorPrimitives.Floor(a.Samples, target);
                break;
            case Operator.SquareRoot:
                TensorPrimitives.Sqrt(a.Samples, target);
                break;
            case Operator.Exp:
                TensorPrimitives.Exp(a.Samples, target);
                break;
            case Operator.Log:
                TensorPrimitives.Log(a.Samples, target);
                break;
            case Operator.Min when b.IsNumber:
                TensorPrimitives.Min(a.Samples, b.Number, target);
                break;
            case Operator.Max when b.IsNumber:
                TensorPrimitives.Max(a.Samples, b.Number, target);
                break;
            case Operator.WholeLife:
                a.Samples.CopyTo(target);
                break;
            default:
                for (var i = 0; i < target.Length; i++)
                    target[i] = Apply(sign, a[i], b[i], c[i]);
                break;
        }
    }

    /// <summary>One operator on fixed values, month by month where one of them is a path; comparisons give 1 or 0.</summary>
    public static Operand Apply(Operator sign, Operand a, Operand b, Operand c)
    {
        if (PathKernels.Reads(sign))
        {
            var result = new double[sign == Operator.Running ? a.Path!.Length : 1];
            PathKernels.Apply(sign, a.Path!, result, 1);
            return Operand.Fixed(result);
        }

        var places = Math.Max(a.Path?.Length ?? 1, Math.Max(b.Path?.Length ?? 1, c.Path?.Length ?? 1));
        var values = new double[places];
        for (var i = 0; i < places; i++)
            values[i] = Apply(sign, a.At(i), b.At(i), c.At(i));
        return Operand.Fixed(values);
    }

    private static double Apply(Operator sign, double a, double b, double c) => sign switch
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
}
