namespace Assay.Commands.Editing;

/// <summary>What may be written at a place of a case.</summary>
/// <param name="Length">How many characters before the caret a choice replaces.</param>
/// <param name="Offers">The choices, the likeliest first.</param>
public sealed record Completion(int Length, IReadOnlyList<Completion.Offer> Offers)
{
    private const int Most = 40;
    private const string FactPrefix = "catalog.";

    /// <summary>A choice.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Text">What is written in place of what was typed.</param>
    /// <param name="Note">What it means; may be empty.</param>
    public sealed record Offer(string Name, string Text, string Note);

    public static Completion Nothing { get; } = new(0, []);

    /// <summary>What may be written where the caret stands.</summary>
    /// <param name="text">A text whose lines end in a line feed.</param>
    /// <param name="caret">How many characters stand before the caret.</param>
    public static Completion At(string text, int caret)
    {
        var outline = new CaseOutline(text);
        if (CasePlace.At(text, outline, caret) is not { } place)
            return Nothing;
        var offers = place.IsKey ? Keys(place).Concat(Words(place)) : Values(place, outline);
        var fitting = offers.DistinctBy(offer => offer.Name)
            .Where(offer => offer.Name.Contains(place.Typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(offer => offer.Name.StartsWith(place.Typed, StringComparison.OrdinalIgnoreCase))
            .Take(Most).ToArray();
        // What is written in full needs no choice.
        return fitting is [{ } only] && only.Name == place.Typed ? Nothing : new Completion(place.Typed.Length, fitting);
    }

    private static IEnumerable<Offer> Keys(CasePlace place) => CaseSchema.Shipped.KeysBelow(place.Path)
        .Where(key => !place.Beside.Contains(key.Name))
        .OrderByDescending(key => key.IsNeeded)
        .Select(key => new Offer(key.Name, key.Name + After(key, place), key.Description));

    // A map begins on a line of its own.
    private static string After(CaseSchema.Key key, CasePlace place) => (key.IsMap, place.InLine) switch
    {
        (true, true) => ": { ",
        (true, false) => ":\n" + new string(' ', place.Indentation + 2),
        _ => ": ",
    };

    private static IEnumerable<Offer> Words(CasePlace place) => CaseSchema.Shipped.WordsAt(place.Path).Select(word => new Offer(word, word, ""));

    private static IEnumerable<Offer> Values(CasePlace place, CaseOutline outline)
    {
        var named = CaseNames.For(place.Path[^1], outline);
        if (CaseSchema.Shipped.TakesExpression(place.Path) && place.Typed.Length > 0 && (FactPrefix.StartsWith(place.Typed, StringComparison.Ordinal) || place.Typed.StartsWith(FactPrefix, StringComparison.Ordinal)))
            named = named.Concat(CaseNames.OfFacts);
        return Words(place).Concat(named.Select(one => new Offer(one.Name, one.Name, one.Title)));
    }
}
