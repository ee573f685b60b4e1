using System.Text;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Sweeps;

/// <summary>Computes points of a sweep over cases.</summary>
internal sealed class CaseStudyReader : IStudyReader
{
    private readonly Sweep sweep;
    private readonly CaseVariants variants;
    private readonly IReadOnlyList<Unit> units;
    private readonly int[] open;
    private readonly int[] words;
    private readonly int[] last;
    private readonly double[] values;
    private readonly Summary[] found;
    private CaseVariant? variant;
    private OpenModel.Reader? model;

    public CaseStudyReader(Sweep sweep, CaseVariants variants, IReadOnlyList<AxisUse> uses, IReadOnlyList<Unit> units)
    {
        (this.sweep, this.variants, this.units) = (sweep, variants, units);
        open = [.. Enumerable.Range(0, uses.Count).Where(i => uses[i] == AxisUse.Number)];
        words = [.. Enumerable.Range(0, uses.Count).Where(i => uses[i] != AxisUse.Number)];
        last = new int[words.Length];
        values = new double[open.Length];
        found = new Summary[sweep.Outputs.Count];
    }

    public void Read(ReadOnlySpan<Coordinate> place, PointResult result)
    {
        result.Clear();
        if (variant is null || Moved(place))
            Turn(place);
        if (model is null)
        {
            result.Refuse(variant!.Refused!);
            return;
        }

        for (var i = 0; i < open.Length; i++)
            values[i] = sweep.Axes[open[i]].Range is { } range ? range.At(place[open[i]]) : variant!.Listed[i][place[open[i]].Index];
        if (model.Read(values, found) is >= 0 and var bad)
            result.Problem = $"'{sweep.Outputs[bad].Path}' is not a finite number.";
        else
            Fill(result);
    }

    private void Fill(PointResult result)
    {
        for (var i = 0; i < found.Length; i++)
        {
            var numbers = result.Numbers.AsSpan(i * CaseStudy.Parts.Count, CaseStudy.Parts.Count);
            var scale = units[i].Scale;
            (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]) = (found[i].Mean / scale, found[i].StandardDeviation / scale, found[i].P5 / scale, found[i].P50 / scale, found[i].P95 / scale);
        }
    }

    // A range that gives an expression is met at a new place at every point.
    private bool Moved(ReadOnlySpan<Coordinate> place)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (last[i] != place[words[i]].Index || place[words[i]].Index < 0)
                return true;
        }

        return false;
    }

    private void Turn(ReadOnlySpan<Coordinate> place)
    {
        var key = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            last[i] = place[words[i]].Index;
            key.Append(sweep.Axes[words[i]].ValueAt(place[words[i]]).Text).Append('\n');
        }

        variant = variants.Find(key.ToString(), place);
        model = variant.Model?.NewReader();
    }
}
