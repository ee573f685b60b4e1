using Assay.Documents;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Documents;

/// <summary>A message tells place, excerpt, problem and remedy.</summary>
public class MessageTests
{
    [Fact]
    public void A_message_shows_the_place_the_line_and_a_caret_below_the_culprit()
    {
        var source = Text("case: a\nfleet: { pue: 1.2x }", "cases/a.yaml");
        Assert.Equal(
            """
            cases/a.yaml:2:18: This is no number.
                 2 | fleet: { pue: 1.2x }
                   |                  ^
            Write 1.2.
            """,
            new InputError(new Location(source, 2, 18), "This is no number.", "Write 1.2.").ToString());
    }

    [Fact]
    public void A_message_without_a_place_has_the_problem_and_the_remedy() =>
        Assert.Equal("There is no file.\nName one.", new InputError(null, "There is no file.", "Name one.").ToString());

    [Fact]
    public void The_caret_stands_below_its_character_behind_tabs_and_in_long_lines() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Char[" \txyz"].Array[800]).Sample((column, after, filling) =>
        {
            filling[column] = '!';
            var source = Text(new string(filling[..(column + after + 1)]));
            var message = new InputError(new Location(source, 1, column + 1), "Problem.", "Remedy.").ToString();
            Assert.Equal('!', CharacterAbove(message));
            Assert.All(message.Split('\n'), line => Assert.True(line.Length <= 110, line));
        });

    [Fact]
    public void A_place_past_the_end_of_its_line_has_its_caret_behind_the_last_character()
    {
        var lines = new InputError(new Location(Text("abc"), 1, 99), "Problem.", "Remedy.").ToString().Split('\n');
        Assert.Equal(["     1 | abc", "       |    ^"], lines[1..3]);
    }

    [Fact]
    public void A_line_past_the_end_of_the_text_is_empty() => Assert.Equal("", Text("a\nb").Line(3));

    [Theory]
    [InlineData("a\r\nb\r\nc")]
    [InlineData("a\nb\nc")]
    public void Lines_end_as_on_any_system(string text) => Assert.Equal("c", Text(text).Line(3));

    [Fact]
    public void All_errors_are_told_in_the_order_of_the_text_and_each_once()
    {
        var source = Text("one\ntwo");
        var errors = new Errors();
        errors.Add(new Location(source, 2, 1), "Second.", "");
        errors.Add(new Location(source, 1, 2), "First.", "");
        errors.Add(new Location(source, 2, 1), "Second.", "");
        Assert.False(errors.Try(() => throw new InputException(new Location(source, 1, 2), "First.", "")));
        Assert.Equal(["First.", "Second."], Assert.Throws<InputException>(errors.ThrowIfAny).Errors.Select(error => error.Problem));
    }

    [Fact]
    public void Without_errors_nothing_is_thrown()
    {
        var errors = new Errors();
        Assert.True(errors.Try(() => { }));
        errors.ThrowIfAny();
        Assert.False(errors.Any);
    }

    [Fact]
    public void A_misspelt_name_finds_the_known_one() =>
        Gen.Select(Gen.Char['a', 'z'].Array[4, 20], Gen.Int[0, 3], Gen.Char['a', 'z']).Sample((letters, place, other) =>
        {
            var known = new string(letters);
            letters[place] = other;
            Assert.Equal(known, Nearest.To(new string(letters), [known, new string('0', 40)]));
        });

    [Fact]
    public void The_nearest_name_is_the_one_with_the_fewest_letters_to_change() =>
        Gen.Select(Gen.Char['a', 'c'].Array[1, 7], Gen.Char['a', 'c'].Array[1, 7].Array[1, 12]).Sample((letters, others) =>
        {
            var (name, known) = (new string(letters), others.Select(other => new string(other)).ToArray());
            var fewest = known.Min(other => Changes(name, other));
            var nearest = Nearest.To(name, known);
            if (nearest is not null)
                Assert.Equal(fewest, Changes(name, nearest));
            else
                Assert.True(fewest > Math.Max(2, name.Length / 2) || known.Where(other => Changes(name, other) == fewest).Any(other => fewest >= Math.Max(name.Length, other.Length)));
        });

    // The definition itself, with no thought of speed.
    private static int Changes(string a, string b) =>
        a.Length == 0 ? b.Length : b.Length == 0 ? a.Length
        : Math.Min(Changes(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1), Math.Min(Changes(a[1..], b), Changes(a, b[1..])) + 1);

    [Theory]
    [InlineData("h800", "H800", "H800")]
    [InlineData("ownershp", "ownership", "ownership")]
    [InlineData("xyzzy", "ownership", null)]
    public void Only_a_near_name_is_suggested(string written, string known, string? suggested) => Assert.Equal(suggested, Nearest.To(written, [known]));

    [Fact]
    public void Nothing_is_suggested_where_nothing_is_known() => Assert.Equal("Write more.", Nearest.Suggest("a", [], "Write more."));
}
