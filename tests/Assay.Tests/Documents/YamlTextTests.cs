using System.Globalization;
using System.Text;
using Assay.Documents;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Documents;

public class YamlTextTests
{
    [Theory]
    [InlineData("a: 5 GPU", "a", "5 GPU", 1, 4)]
    [InlineData("# told\n\na:\n  b: 5 GPU", "a.b", "5 GPU", 4, 6)]
    [InlineData("a: { b: 5, c: 7 }", "a.c", "7", 1, 15)]
    [InlineData("a: '5 GPU'", "a", "5 GPU", 1, 5)]
    [InlineData("a: \"5 GPU\"", "a", "5 GPU", 1, 5)]
    [InlineData("ä: 5\nbé: { c: 8 }", "bé.c", "8", 2, 10)]
    public void A_value_knows_its_place(string text, string path, string value, int line, int column)
    {
        YamlValue found = Yaml(text);
        foreach (var key in path.Split('.'))
            found = ((YamlMap)found).Find(key)!;
        var scalar = Assert.IsType<YamlScalar>(found);
        Assert.Equal((value, line, column), (scalar.Text, scalar.At.Line, scalar.At.Column));
    }

    [Fact]
    public void Any_plain_map_is_read_back_with_its_keys_in_order_and_its_places() =>
        Gen.Select(Gen.Char['a', 'z'].Array[1, 8], Gen.Int[0, 9999]).List[1, 30].Sample(pairs =>
        {
            var entries = pairs.Select((pair, i) => (Key: $"{new string(pair.Item1)}{i}", Value: pair.Item2.ToString(CultureInfo.InvariantCulture))).ToArray();
            var read = Yaml(string.Join('\n', entries.Select(entry => $"{entry.Key}: {entry.Value}"))).Entries;
            Assert.Equal(entries, read.Select(entry => (entry.Key, ((YamlScalar)entry.Value).Text)));
            Assert.All(read, (entry, i) => Assert.Equal((i + 1, entry.Key.Length + 3), (entry.Value.At.Line, entry.Value.At.Column)));
        });

    [Theory]
    [InlineData("a: &x 5", "case.yaml:1:4: Anchors and aliases")]
    [InlineData("a: *x", "case.yaml:1:4: Anchors and aliases")]
    [InlineData("a: &x [1]\nb: *x", "case.yaml:1:4: Anchors and aliases")]
    [InlineData("a: !!binary c29v", "case.yaml:1:4: Tags ('!') are not read.")]
    [InlineData("a: !thing { b: 1 }", "case.yaml:1:4: Tags ('!') are not read.")]
    [InlineData("a: 1\na: 2", "case.yaml:2:1: The key 'a' stands twice in this map.")]
    [InlineData("a: 1\n---\nb: 2", "case.yaml:2:1: A second document starts here.")]
    [InlineData("- a\n- b", "case.yaml:1:1: The file holds a list, not a map.")]
    [InlineData("just words", "case.yaml:1:1: The file holds a single value, not a map.")]
    [InlineData("{ a: 1 }: 2", "case.yaml:1:1: A key must be a single value; this is a map.")]
    [InlineData("", "case.yaml:1:1: The file is empty.")]
    [InlineData("# nothing but a comment\n", "case.yaml:1:1: The file is empty.")]
    [InlineData("a: \0", "case.yaml:1:1: The file is not text.")]
    [InlineData("a: [1, 2", "This is not valid YAML")]
    [InlineData("a: 'open", "This is not valid YAML")]
    [InlineData("a: b: c", "case.yaml:1:5: This is not valid YAML")]
    [InlineData("a:\n\tb: 1\n  c: 2", "This is not valid YAML")]
    public void What_is_no_map_of_plain_values_is_refused_with_its_place(string text, string problem) =>
        Assert.Contains(problem, Refusal(() => Yaml(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0xD800, 'b')]
    [InlineData(0xDC00, 'b')]
    [InlineData(0xD83D, '\uD83D')]
    public void Half_a_letter_is_no_text(int half, char next) => Assert.Equal("The file is not text.", Error(() => Yaml($"a: {(char)half}{next}")).Problem);

    [Theory]
    [InlineData("[-")]
    [InlineData("a: [-")]
    [InlineData("{-")]
    public void What_the_scanner_itself_trips_over_is_no_valid_YAML(string text) => Assert.StartsWith("This is not valid YAML", Error(() => Yaml(text)).Problem.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Letters_beyond_the_basic_plane_are_text() => Assert.Equal("🙂", ((YamlScalar)Yaml("a: 🙂").Find("a")!).Text);

    [Theory]
    [InlineData(YamlText.DeepestNesting, true)]
    [InlineData(YamlText.DeepestNesting + 1, false)]
    [InlineData(100_000, false)]
    public void Nesting_is_bounded(int depth, bool read)
    {
        var text = new StringBuilder("a: ").Append('[', depth - 1).Append('5').Append(']', depth - 1).ToString();
        if (read)
            Assert.IsType<YamlList>(Yaml(text).Find("a"));
        else
            Assert.Equal($"The file is nested more than {YamlText.DeepestNesting} deep.", Error(() => Yaml(text)).Problem);
    }

    [Fact]
    public void Size_is_bounded() =>
        Assert.Equal("The file has 4,194,305 characters; at most 4,194,304 are read.", Error(() => Yaml("a: 1 #" + new string('x', YamlText.LargestFile - 5))).Problem);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks_the_program() =>
        Gen.Char["ab01 :-[]{}#&*!|>'\"%@`,?\n\t\u0085\u2028\uFEFF\0\uD83D"].Array[0, 60].Sample(characters =>
        {
            var text = new string(characters);
            try
            {
                Yaml(text);
            }
            catch (InputException refused)
            {
                Assert.All(refused.Errors, error => Assert.NotEmpty(error.ToString()));
            }
        }, iter: 20_000);
}
