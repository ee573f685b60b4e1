namespace Assay.Serving;
public sealed class Coefficients<TWhich>(double[] values) where TWhich : struct, Enum
{
    public double this[TWhich which] => values[System.Runtime.CompilerServices.Unsafe.As<TWhich, int>(ref which)];
}
