using Assay.Documents;

namespace Assay.Economics;

/// <summary>What amounts for tokens of a kind are called.</summary>
internal static class TokenWords
{
    /// <summary>An amount for a million tokens.</summary>
    /// <param name="amount">What it is an amount of.</param>
    /// <param name="part">The kind of token, as <see cref="ByToken{U}.Parts"/> names it; <c>token</c> for all alike.</param>
    public static Message Million(Message amount, string part) => part switch
    {
        "input" => (Message)$"{amount} of a million tokens (input)",
        "cached_input" => $"{amount} of a million tokens (cached input)",
        "output" => $"{amount} of a million tokens (output)",
        _ => $"{amount} of a million tokens (token)",
    };
}
