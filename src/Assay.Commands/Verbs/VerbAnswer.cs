namespace Assay.Commands.Verbs;

/// <summary>What a command printed.</summary>
/// <param name="Exit">Its exit code: 1 where a check that was asked for did not hold.</param>
/// <param name="Document">The JSON document, byte for byte as the command line prints it.</param>
public sealed record VerbAnswer(int Exit, ReadOnlyMemory<byte> Document);
