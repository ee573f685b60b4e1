namespace Assay.Modeling;

/// <summary>
/// What stretch of time an amount of money counts. A purchase and a cost over four years are both dollars, and adding them
/// unawares is the error that misled the press; the check of a graph refuses it. Amounts by the year have their own unit.
/// </summary>
public enum Period
{
    /// <summary>Not told: plain money.</summary>
    Untold,

    /// <summary>Paid once, such as the purchase of a fleet.</summary>
    Once,

    /// <summary>Counted over the whole ownership period.</summary>
    Ownership,
}
