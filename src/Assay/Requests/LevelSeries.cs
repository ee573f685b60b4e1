namespace Assay.Requests;

/// <summary>What is followed over time: levels in the mean of a bin, or counts.</summary>
internal enum Level
{
    Running,
    Waiting,
    KvTokens,
    Busy,
    OutputTokens,
    ReadTokens,
    Arrived,
    Done,
}

/// <summary>
/// Areas under levels over time, in at most <see cref="Most"/> bins of equal width; the width grows with the time that there
/// is, each one a multiple of the one before, so that bins merge whole.
/// </summary>
internal sealed class LevelSeries
{
    public const int Most = 600;
    private const int Fields = 8;
    private static readonly double[] Widths = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 14400, 28800, 86400];

    // Areas, and changes of level that last from the end of their bin on.
    private readonly double[] areas = new double[Most * Fields];
    private readonly double[] lasting = new double[Most * Fields];
    private int step;

    public double Width { get; private set; } = Widths[0];

    /// <summary>Adds a level that holds from one time to a later one.</summary>
    public void Add(Level field, double from, double to, double level)
    {
        var last = Bin(to);
        var first = Math.Min(last, (int)(from / Width));
        if (first == last)
        {
            areas[(first * Fields) + (int)field] += level * (to - from);
            return;
        }

        Change(first, field, from, level);
        Change(last, field, to, -level);
    }

    /// <summary>Adds all that holds while an engine works on a batch: levels, and tokens spread evenly over the time.</summary>
    public void AddBatch(double from, double to, int running, double kvTokens, double output, double read)
    {
        var last = Bin(to);
        var first = Math.Min(last, (int)(from / Width));
        if (first == last)
        {
            var seconds = to - from;
            var bin = areas.AsSpan(first * Fields, Fields);
            bin[(int)Level.Running] += running * seconds;
            bin[(int)Level.KvTokens] += kvTokens * seconds;
            bin[(int)Level.Busy] += seconds;
            bin[(int)Level.OutputTokens] += output;
            bin[(int)Level.ReadTokens] += read;
            return;
        }

        Add(Level.Running, from, to, running);
        Add(Level.KvTokens, from, to, kvTokens);
        Add(Level.Busy, from, to, 1);
        Add(Level.OutputTokens, from, to, output / (to - from));
        Add(Level.ReadTokens, from, to, read / (to - from));
    }

    /// <summary>Adds a count at a time.</summary>
    public void Add(Level field, double at, double amount) => areas[(Bin(at) * Fields) + (int)field] += amount;

    public void Add(LevelSeries other)
    {
        while (Width < other.Width)
            Widen();
        while (other.Width < Width)
            other.Widen();
        for (var i = 0; i < areas.Length; i++)
        {
            areas[i] += other.areas[i];
            lasting[i] += other.lasting[i];
        }
    }

    /// <summary>The areas of all bins until a time.</summary>
    public double[] Areas(Level field, double until)
    {
        var bins = new double[Math.Min(Most, (int)Math.Ceiling(until / Width))];
        var level = 0.0;
        for (var i = 0; i < bins.Length; i++)
        {
            bins[i] = areas[(i * Fields) + (int)field] + (level * Width);
            level += lasting[(i * Fields) + (int)field];
        }

        return bins;
    }

    private void Change(int bin, Level field, double at, double change)
    {
        areas[(bin * Fields) + (int)field] += change * (((bin + 1) * Width) - at);
        lasting[(bin * Fields) + (int)field] += change;
    }

    private int Bin(double at)
    {
        while (at >= Most * Width)
            Widen();
        return Math.Min(Most - 1, (int)(at / Width));
    }

    private void Widen()
    {
        var before = Width;
        step++;
        Width = step < Widths.Length ? Widths[step] : Width * 2;
        var merged = (int)Math.Round(Width / before);
        for (var bin = 0; bin < Most; bin++)
        {
            var into = bin / merged;
            for (var field = 0; field < Fields; field++)
            {
                int from = (bin * Fields) + field, to = (into * Fields) + field;
                var (area, change) = (areas[from], lasting[from]);
                (areas[from], lasting[from]) = (0, 0);
                areas[to] += area + (change * (merged - 1 - (bin % merged)) * before);
                lasting[to] += change;
            }
        }
    }
}
