using System.Text.RegularExpressions;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>Says in the words of a page's fields what the code of a command says of its options.</summary>
internal static partial class FieldWords
{
    private static readonly char[] Ends = [';', ':', ',', '('];

    /// <summary>For a page of changes alone, which are written as they are.</summary>
    public static string? NoOptions(string option) => option == "set" ? "" : null;

    /// <summary>What is wrong, told of fields.</summary>
    /// <param name="wrong">What is wrong, told of options.</param>
    /// <param name="label">The label of the field that stands for an option, such as <c>rate</c>; empty where the page has no word for it, null where it has no field.</param>
    public static InputException Of(InputException wrong, Func<string, string?> label) =>
        new([.. wrong.Errors.Select(error => new InputError(error.At, Told(Say(error.Problem), label), Told(Say(error.Remedy), label)))]);

    /// <summary>A sentence, told of fields.</summary>
    public static string Told(string said, Func<string, string?> label) => Option().Replace(said, found => (label(found.Groups["name"].Value), found.Groups["value"].Value) switch
    {
        (null, _) => found.Value,
        ("", _) => "",
        ({ } field, "") => $"'{Short(field)}'{found.Groups["after"].Value}",
        ({ } field, var value) => $"'{Short(field)}: {value}'{found.Groups["after"].Value}",
    });

    // A label goes on to say what may be written.
    private static string Short(string label) => label.IndexOfAny(Ends) is > 0 and var end ? label[..end].TrimEnd() : label;

    [GeneratedRegex("(?:'--(?<name>[a-z]+(?:-[a-z]+)*)(?: (?<value>[^']+))?'|--(?<name>[a-z]+(?:-[a-z]+)*))(?<after> ?)")]
    private static partial Regex Option();
}
