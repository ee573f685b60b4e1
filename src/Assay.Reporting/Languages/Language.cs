using System.Globalization;
using System.Text.Json;
using Assay.Documents;
using Assay.Quantities;

namespace Assay.Reporting.Languages;

/// <summary>A language that people are spoken to in. The English text is the key of every other.</summary>
public sealed class Language
{
    private readonly Dictionary<string, string> texts;

    private Language(string code, string name, NumberStyle style, Dictionary<string, string> texts)
    {
        (Code, Name, Style) = (code, name, style);
        this.texts = texts;
        Culture = code == "en" ? CultureInfo.InvariantCulture : new CultureInfo(code);
    }

    public static Language English { get; } = new("en", "English", NumberStyle.English, []);

    public static Language French => TheFrench.Value;

    public static IReadOnlyList<string> Codes { get; } = ["en", "fr"];

    /// <summary>That of the flow of work that asks: <see cref="CultureInfo.CurrentUICulture"/>; English where it is none of ours.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.Name is "fr" ? French : English;

    /// <summary>Its code: <c>en</c>, <c>fr</c>.</summary>
    public string Code { get; }

    /// <summary>What it calls itself.</summary>
    public string Name { get; }

    /// <summary>How it writes amounts.</summary>
    public NumberStyle Style { get; }

    /// <summary>What makes it the language of a flow of work.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The English texts that it has words of its own for.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The language with a code, or null.</summary>
    public static Language? Find(string code) => code switch
    {
        "en" => English,
        "fr" => French,
        _ => null,
    };

    /// <summary>Does some work in this language.</summary>
    public T While<T>(Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Says a message.</summary>
    public string Say(Message message) =>
        this == English ? message.ToString() : message.Say(Style.Numbers, format => texts.GetValueOrDefault(format), Told);

    private static readonly Lazy<Language> TheFrench = new(() => new Language("fr", "Français", new FrenchNumbers(), Read("fr")));

    private string? Told(object told) => told switch
    {
        Printed amount => Printing.Print(amount.Value, amount.Unit, amount.Spread, Style),
        Unit unit => Style.Unit(unit.Name, false),
        _ => null,
    };

    private static Dictionary<string, string> Read(string code)
    {
        var texts = new Dictionary<string, string>();
        var assembly = typeof(Language).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{code}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            foreach (var entry in document.RootElement.EnumerateObject())
                texts.Add(entry.Name, entry.Value.GetString()!);
        }

        return texts;
    }
}
