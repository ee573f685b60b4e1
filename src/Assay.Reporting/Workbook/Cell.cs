namespace Assay.Reporting.Workbook;

/// <summary>What a cell looks like.</summary>
internal enum Look
{
    Plain,
    Heading,

    /// <summary>A heading over numbers, on the right as they are.</summary>
    NumberHeading,
    Title,

    /// <summary>A long text, broken into lines.</summary>
    Wrapped,

    /// <summary>A number that the reader may change.</summary>
    Input,

    /// <summary>A number that follows from others.</summary>
    Computed,

    /// <summary>A name as the case writes it.</summary>
    Code,
    Link,

    /// <summary>A day or a month, on the left as names are.</summary>
    Day,
}

/// <summary>A cell of a sheet: a text, a number, or a formula with the number that it gives.</summary>
internal sealed record Cell(Look Look)
{
    public string? Text { get; init; }

    public double? Number { get; init; }

    /// <summary>The formula without its equals sign; the number beside it, where there is one, is what programs show that do not compute.</summary>
    public string? Formula { get; init; }

    /// <summary>How a number is shown.</summary>
    public string? Format { get; init; }

    /// <summary>The address that a click opens.</summary>
    public string? Link { get; init; }

    /// <summary>Over how many columns a text runs.</summary>
    public int Across { get; init; } = 1;

    public static Cell Of(string? text, Look look = Look.Plain) => new(look) { Text = text ?? "" };

    public static Cell Of(double number, string format, Look look = Look.Plain) => new(look) { Number = number, Format = format };

    /// <summary>A formula that gives a text.</summary>
    public static Cell Live(string formula, string text) => new(Look.Computed) { Formula = formula, Text = text };

    public static Cell Live(string formula, double? number, string format) => new(Look.Computed) { Formula = formula, Number = number, Format = format };
}
