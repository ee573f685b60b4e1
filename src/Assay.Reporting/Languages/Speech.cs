using System.Diagnostics.CodeAnalysis;
using Assay.Documents;

namespace Assay.Reporting.Languages;

/// <summary>Speaks to the reader in the current language.</summary>
public static class Speech
{
    /// <summary>A message in the reader's language: an English text, or an interpolated one, whose places are kept apart.</summary>
    /// <param name="message">The message; null for none.</param>
    [return: NotNullIfNotNull(nameof(message))]
    public static string? Say(Message? message) => message is null ? null : Language.Current.Say(message);
}
