using Assay.Documents;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Documents;

public class MapReaderTests
{
    [Fact]
    public void Every_unknown_key_is_told_with_the_nearest_known_one() =>
        Assert.Equal(
            ["A pool has no key 'acelerator'.|Did you mean 'accelerator'? Known keys: accelerator, count.", "A pool has no key 'zz'.|Known keys: accelerator, count."],
            Told("acelerator: H100\nzz: 1", reader => { reader.Optional("count"); reader.Optional("accelerator"); reader.RefuseTheRest(); }));

    [Fact]
    public void A_missing_key_is_told_at_the_map() => Assert.Equal(["A pool needs 'count'.|Say how many."], Told("a: 1", reader => reader.Required("count", "Say how many.")));

    [Theory]
    [InlineData("count:")]
    [InlineData("count: ~")]
    [InlineData("count: null")]
    public void A_key_without_a_value_counts_as_missing(string text) => Assert.Equal(["A pool needs 'count'.|Say how many."], Told(text, reader => reader.Required("count", "Say how many.")));

    [Theory]
    [InlineData("x: [a, b]", "a b")]
    [InlineData("x: a", "a")]
    public void One_text_counts_as_a_list_of_one(string text, string found) =>
        Told(text, reader => Assert.Equal(found, string.Join(' ', reader.Texts("x")!.Select(item => item.Text))));

    [Theory]
    [InlineData("x: { a: 1 }", "'x' must be a list of names.")]
    [InlineData("x: [[a]]", "'x' must be a list of names.")]
    public void A_list_of_names_holds_names_alone(string text, string problem) => Assert.StartsWith(problem, Assert.Single(Told(text, reader => reader.Texts("x"))), StringComparison.Ordinal);

    [Fact]
    public void A_map_is_asked_for_and_a_value_found() => Assert.StartsWith("'x' must be a map, not a single value.", Assert.Single(Told("x: 1", reader => reader.MapAt("x"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("x: { a: 1 }", "'x' must be a single value, not a map.")]
    [InlineData("x: [1]", "'x' must be a single value, not a list.")]
    public void A_value_is_asked_for_and_something_else_found(string text, string problem)
    {
        Assert.StartsWith(problem, Assert.Single(Told(text, reader => reader.Text("x"))), StringComparison.Ordinal);
        Assert.StartsWith(problem, Assert.Single(Told(text, reader => reader.Scalar("x"))), StringComparison.Ordinal);
        Assert.StartsWith(problem, Assert.Single(Told(text, reader => reader.RequiredScalar("x", "Write it."))), StringComparison.Ordinal);
    }

    private static string[] Told(string yaml, Action<MapReader> read)
    {
        var errors = new Errors();
        read(new MapReader(Yaml(yaml), "a pool", errors));
        return errors.Any ? [.. Assert.Throws<InputException>(errors.ThrowIfAny).Errors.Select(error => $"{error.Problem}|{error.Remedy}")] : [];
    }
}
