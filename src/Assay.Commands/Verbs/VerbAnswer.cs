namespace Assay.Commands.Verbs;

/// <summary>What a command printed.</summary>
/// <param name="Exit">Its exit code: 1 where a check that was asked for did not hold.</param>
/// <param name="Document">The JSON document, byte for byte as the command line prints it.</param>
/// <param name="Warnings">What the document must be read with, each told once.</param>
public sealed record VerbAnswer(int Exit, ReadOnlyMemory<byte> Document, IReadOnlyList<string> Warnings);
