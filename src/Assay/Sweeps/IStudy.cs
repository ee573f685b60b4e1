using Assay.Documents;
using Assay.Quantities;

namespace Assay.Sweeps;

/// <summary>What a point of a sweep is computed by.</summary>
public interface IStudy
{
    /// <summary>What is kept of a point.</summary>
    IReadOnlyList<SweepColumn> Columns { get; }

    /// <summary>A reader of one thread's own.</summary>
    IStudyReader NewReader();

    /// <summary>What a quantity that an axis sets or an output names is called, and the unit that it is shown in; null where that is not known.</summary>
    (Message Title, Unit Unit)? Describe(string name) => null;
}

/// <summary>Computes points, one after the other.</summary>
public interface IStudyReader
{
    /// <summary>Computes a point into the reader's result.</summary>
    /// <param name="place">The point's coordinate on each axis.</param>
    /// <param name="result">Where it goes.</param>
    void Read(ReadOnlySpan<Coordinate> place, PointResult result);
}

/// <summary>A column of the results.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The unit of its numbers; null for words.</param>
public sealed record SweepColumn(string Name, string? Unit)
{
    /// <summary>Whether it holds words.</summary>
    public bool IsText => Unit is null;
}

/// <summary>What a point came to. It is used again for the next one.</summary>
/// <param name="columns">How many columns a study has.</param>
public sealed class PointResult(int columns)
{
    /// <summary>The numbers of the columns, each in its unit; of words NaN.</summary>
    public double[] Numbers { get; } = new double[columns];

    /// <summary>The words of the columns; of numbers null.</summary>
    public string?[] Texts { get; } = new string?[columns];

    /// <summary>Why there is no result; null where there is one.</summary>
    public string? Problem { get; set; }

    /// <summary>Forgets the point before.</summary>
    public void Clear()
    {
        Array.Fill(Numbers, double.NaN);
        Array.Clear(Texts);
        Problem = null;
    }

    /// <summary>Keeps why there is none, in English as all documents for programs.</summary>
    public void Refuse(InputException refused)
    {
        Clear();
        Problem = string.Join(" ", refused.Errors.Take(3).Select(error => error.Problem.ToString()));
    }
}
