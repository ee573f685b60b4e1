namespace Assay.Sweeps;

/// <summary>What an axis gives to a case.</summary>
internal enum AxisUse
{
    /// <summary>Numbers to a quantity, which a compiled model leaves open.</summary>
    Number,

    /// <summary>An expression to a quantity, such as a distribution.</summary>
    Expression,

    /// <summary>A word to a key of the file, such as an accelerator.</summary>
    Key,

    /// <summary>The case itself.</summary>
    Case,
}
