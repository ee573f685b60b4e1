using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Tests.Docs;

/// <summary>Holds a generated file to what the program writes.</summary>
internal static partial class GeneratedPage
{
    /// <summary>All words are the same, and no number is further off than its last digit: processors differ in the last bit.</summary>
    /// <param name="path">The file, from the root; for the message alone.</param>
    /// <param name="told">What the file says, or a part of it.</param>
    /// <param name="found">What the program writes for that.</param>
    /// <param name="command">What writes the file anew.</param>
    public static void Same(string path, string told, string found, string command)
    {
        Assert.True(Number().Replace(told, "#") == Number().Replace(found, "#"), $"{path} is out of date: run '{command}'.");
        foreach (var (left, right) in Number().Matches(told).Zip(Number().Matches(found)))
        {
            var decimals = Math.Max(Decimals(left.Value), Decimals(right.Value));
            Assert.True(Math.Abs(Value(left.Value) - Value(right.Value)) <= 1.01 * Math.Pow(10, -decimals), $"{path} says {left.Value} where the program finds {right.Value}: run '{command}'.");
        }
    }

    /// <summary>The file's text with line feeds alone.</summary>
    public static string Read(string path) => Repository.Read(path).ReplaceLineEndings("\n");

    private static int Decimals(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    private static double Value(string number) => double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?(?!\w)")]
    private static partial Regex Number();
}
