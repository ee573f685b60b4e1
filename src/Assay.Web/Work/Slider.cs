using System.Globalization;
using Assay.Modeling;

namespace Assay.Web.Work;

/// <summary>
/// The range over which an input is moved by hand: from the 1 % to the 99 % of its distribution, or from a third to three
/// times of a fixed value; in equal steps, or in equal ratios where the range is wide.
/// </summary>
internal sealed class Slider
{
    public const int Steps = 1000;

    private const double Wide = 5;
    private const double Tail = 0.01;
    private const double Around = 3;

    private readonly Node input;
    private readonly double low;
    private readonly double high;
    private readonly bool ratios;

    private Slider(Node input, double low, double high)
    {
        (this.input, this.low, this.high) = (input, low, high);
        ratios = low > 0 && high / low > Wide;
    }

    /// <summary>The range of an input; null where it has none, such as that of a zero.</summary>
    public static Slider? Of(Node input)
    {
        var (low, high) = input.Definition switch
        {
            Definition.Uncertain { Distribution: var drawn } => (drawn.Quantile(Tail), drawn.Quantile(1 - Tail)),
            Definition.Fixed { Value: > 0 and var value } => (value / Around, input.Unit!.Value.IsShare || input.Unit.Value.Symbol == "%" ? Math.Min(1, value * Around) : value * Around),
            Definition.Fixed { Value: < 0 and var value } => (value * Around, value / Around),
            _ => (0, 0),
        };
        return high > low && double.IsFinite(low) && double.IsFinite(high) ? new Slider(input, low, high) : null;
    }

    /// <summary>Where a value in base units stands, from 0 to <see cref="Steps"/>.</summary>
    public int Position(double value)
    {
        var share = ratios ? Math.Log(Math.Max(value, low) / low) / Math.Log(high / low) : (value - low) / (high - low);
        return (int)Math.Round(Steps * Math.Clamp(share, 0, 1));
    }

    /// <summary>The value at a position, as the case language writes it.</summary>
    public string Expression(int position)
    {
        var share = (double)position / Steps;
        var value = ratios ? low * Math.Pow(high / low, share) : low + (share * (high - low));
        var unit = input.Unit!.Value;
        var number = (value / unit.Scale).ToString("G5", CultureInfo.InvariantCulture);
        return unit.Symbol.Length == 0 ? number : $"{number} {unit.Symbol}";
    }
}
