using Assay.Architectures;
using Assay.Catalog;

namespace Assay.Tests.Architectures;

/// <summary>
/// The shapes of the catalogue against the sizes that it holds as published: 1 %, or what the note beside the row explains.
/// Allowances may only shrink.
/// </summary>
public class ShippedArchitecturesTests
{
    private const double Usual = 0.01;

    private static readonly Dictionary<string, double> TotalsOff = new()
    {
        ["Kimi K2"] = 0.027, // published as 1T
        ["Llama 4 Scout"] = 0.0115, // 0.9B for images are no part of the shape
        ["DeepSeek-V4 Pro"] = 0.017, // published as 1.6T
        ["GLM-130B"] = 0.0101, // published as 130B
        ["Nemotron-8B"] = 0.068, // a name, not a count
        ["Nemotron-22B"] = 0.034, // a name, not a count
        ["GPT 1.7B"] = 0.029, // two digits
        ["GPT 3.6B"] = 0.011, // two digits
        ["Megatron-LM GPT 1.7B on H100"] = 0.027, // two digits
        ["Megatron-LM GPT 32B on H100"] = 0.017, // 31.5 rounded up
        ["MaxText 32B"] = 0.0106, // the scale of a base of about 1B, as the next three
        ["MaxText 64B"] = 0.019,
        ["MaxText 128B"] = 0.023,
        ["MaxText 1024B"] = 0.026,
        ["BigScience prequel 191B"] = 0.023, // the name leaves the embedding out, as the next two
        ["BigScience prequel 194B"] = 0.0195,
        ["BigScience prequel 200B"] = 0.0135,
    };

    private static readonly Dictionary<string, double> ActivesOff = new()
    {
        ["GLM-5"] = 0.0209, // published as 40B
        ["Qwen3 Coder 480B-A35B"] = 0.0132, // published as 35B
        ["Qwen3.5 397B-A17B"] = 0.0206, // published as 17B
        ["DeepSeek-V3"] = 0.0105, // 36.6 rounded up
        ["DeepSeek-R1"] = 0.0105,
        ["DeepSeek-V3.2"] = 0.013, // DeepSeek-V3's figure, without the indexers
        ["DeepSeek-V4 Flash"] = 0.021, // 13.27 rounded
        ["GLM-4.5 355B-A32B"] = 0.027, // 32.86 cut off
        ["Kimi K2"] = 0.0285,
        ["Llama 4 Scout"] = 0.0105, // 17.2 rounded
        ["Llama 4 Maverick"] = 0.011,
        ["MiniMax M2.5"] = 0.042, // 10.4 rounded
        ["Nemotron 3 Super"] = 0.0115,
        ["Qwen3 30B-A3B"] = 0.0165, // 3.353 cut off
    };

    public static TheoryData<string> Titles => new(All.Keys);

    private static IReadOnlyDictionary<string, Architecture> All { get; } =
        Catalogue.Shipped.Architectures.Select(ArchitectureFile.Read).ToDictionary(architecture => architecture.Transformer.Title.ToString());

    [Theory, MemberData(nameof(Titles))]
    public void All_parameters_stay_within_the_allowed_error_of_every_published_size(string title) => Assert.All(
        All[title].Published.Parameters,
        size => AssertNear(title, size, TotalsOff.GetValueOrDefault(title, Usual), All[title].Transformer.Parameters.Total));

    // Publishers differ on whether the embedding counts.
    [Theory, MemberData(nameof(Titles))]
    public void Active_parameters_with_or_without_the_embedding_stay_within_the_allowed_error_of_every_published_size(string title)
    {
        var active = All[title].Transformer.ActiveParameters;
        Assert.All(All[title].Published.ActiveParameters, size => AssertNear(title, size, ActivesOff.GetValueOrDefault(title, Usual), active.Total, active.WithoutEmbedding));
    }

    [Fact]
    public void An_allowance_is_no_larger_than_it_must_be_and_belongs_to_a_model() =>
        Assert.All(TotalsOff, row => Assert.InRange(All[row.Key].Published.Parameters.Max(size => Off(All[row.Key].Transformer.Parameters.Total, size)), row.Value - 0.0015, row.Value));

    [Theory, MemberData(nameof(Titles))]
    public void Every_name_of_a_model_finds_it_in_any_spelling(string title) => Assert.All(
        All[title].Names.SelectMany(name => new[] { name, name.ToUpperInvariant(), name.Replace('-', ' '), name.Replace(' ', '_') }),
        name => Assert.Equal(All[title].Transformer.Id, Shapes.Shipped(name)?.Transformer.Id));

    [Fact]
    public void A_name_that_no_model_has_finds_none() => Assert.Null(Shapes.Shipped("GPT 2B"));

    private static void AssertNear(string title, PublishedSize size, double allowed, params double[] computed)
    {
        var nearest = computed.MinBy(value => Off(value, size));
        Assert.True(Off(nearest, size) <= allowed, $"{title}: {nearest / 1e9:F3}B against {size.Value / 1e9}B is off by {Off(nearest, size):P2}; {allowed:P2} is allowed.");
    }

    private static double Off(double computed, PublishedSize size) => Math.Abs((computed / size.Value) - 1);
}
