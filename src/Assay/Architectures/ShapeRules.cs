using Assay.Documents;

namespace Assay.Architectures;

/// <summary>What must hold between the numbers of a shape, whatever the format calls them.</summary>
internal static class ShapeRules
{
    public static void HeadsShareEvenly(Count heads, Count kvHeads, Errors errors)
    {
        if (kvHeads.At is { } at && heads.Value % kvHeads.Value != 0 && heads.At is not null)
            errors.Add(at, $"{heads.Value} '{heads.Name}' cannot share {kvHeads.Value} '{kvHeads.Name}' evenly.", $"'{heads.Name}' must be a multiple of '{kvHeads.Name}'.");
    }

    public static void HiddenDividesInto(Count hidden, Count heads, Errors errors)
    {
        if (hidden.At is not null && heads.At is { } at && hidden.Value % heads.Value != 0)
            errors.Add(at, $"'{hidden.Name}' {hidden.Value} does not divide into {heads.Value} heads.", $"'{hidden.Name}' must be a multiple of '{heads.Name}'.");
    }

    public static void AtMost(Count part, Count whole, Errors errors)
    {
        if (part.At is { } at && whole.At is not null && part.Value > whole.Value)
            errors.Add(at, $"'{part.Name}' is {part.Value}, more than the {whole.Value} of '{whole.Name}'.", $"'{part.Name}' must be at most '{whole.Name}'.");
    }

    public static void Equal(Count value, int expected, Message why, Errors errors)
    {
        if (value.At is { } at && value.Value != expected)
            errors.Add(at, $"'{value.Name}' is {value.Value}, but {why}.", $"Write {expected} or leave '{value.Name}' out.");
    }
}
