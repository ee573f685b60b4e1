using Assay.Documents;

namespace Assay.Tests.Documents;

/// <summary>Short ways to give a text and to see why it was refused.</summary>
internal static class Inputs
{
    public static SourceText Text(string text, string name = "text") => new(name, text);

    public static YamlMap Yaml(string text) => YamlText.Read(Text(text, "case.yaml"));

    /// <summary>Why a step was refused, as a person reads it.</summary>
    public static string Refusal(Action step) => Assert.Throws<InputException>(step).Message;

    /// <summary>The only error of a step.</summary>
    public static InputError Error(Action step) => Assert.Single(Assert.Throws<InputException>(step).Errors);

    /// <summary>Checks every excerpt of a message: the caret stands below the character that the place names.</summary>
    public static char CharacterAbove(string message)
    {
        var lines = message.Split('\n');
        var caret = Array.FindIndex(lines, line => line.StartsWith("       | ", StringComparison.Ordinal) && line.EndsWith('^'));
        return lines[caret - 1][lines[caret].Length - 1];
    }
}
