namespace Assay.Uncertainty;

/// <summary>Four 32-bit words: a counter that goes into <see cref="Philox"/>, or the random words that come out.</summary>
public readonly record struct PhiloxBlock(uint W0, uint W1, uint W2, uint W3);
