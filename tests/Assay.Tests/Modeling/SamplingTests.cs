using Assay.Documents;
using Assay.Modeling;
using Assay.Uncertainty;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Modeling;

/// <summary>Sampling is deterministic, and a draw belongs to its input alone.</summary>
public class SamplingTests
{
    private static readonly (string, string)[] Fleet =
    [
        ("gpus", "8k to 12k GPU"), ("price", "20k to 40k USD/GPU"), ("share", "beta(2, 5)"), ("years", "pert(3 years, 4 years, 6 years)"), ("extra", "normal(0 USD, 5M USD)"),
        ("capex", "gpus * price + extra"), ("left", "max(0 USD, capex * share)"), ("yearly", "(capex - left) / years"),
        ("steps", "ceil(gpus / 8)"), ("choice", "if(share > 0.3, capex, left)"), ("odd", "sqrt(share) ^ 1.5 * exp(-share) + log(1 + share) - abs(share - 0.5) + min(share, 0.2) + floor(share * 10)"),
        ("fixed", "2 * 3 USD"), ("sum", "sum(capex, left, choice, fixed)"),
    ];

    private static readonly Graph Model = Models.Of(Fleet);

    private static readonly string[] All = [.. Model.Nodes.Select(node => node.Name)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_same_bits_come_from_any_number_of_threads(int threads)
    {
        var options = new SamplingOptions { Samples = 5000, Threads = 1 };
        AssertSame(Models.Sample(Model, options, All), Models.Sample(Model, options with { Threads = threads }, All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(3000)]
    public void Fewer_samples_are_the_first_of_more(int samples)
    {
        var (few, many) = (Models.Sample(Model, new SamplingOptions { Samples = samples }, All), Models.Sample(Model, new SamplingOptions { Samples = 4096 }, All));
        Assert.Equal(samples, few["capex"].Length);
        AssertSame(few, many.ToDictionary(pair => pair.Key, pair => pair.Value.Length == 1 ? pair.Value : pair.Value[..samples]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8 * 2048)]
    [InlineData(3 * 8 * 2048)]
    [InlineData(5 * 8 * 2048 + 7)]
    public void Several_passes_under_a_small_memory_give_what_one_pass_gives(long bytes) =>
        AssertSame(Models.Sample(Model, Models.Few, All), Models.Sample(Model, Models.Few with { KeptBytes = bytes }, All));

    [Fact]
    public void Every_quantity_alone_has_the_samples_that_it_has_among_all()
    {
        var together = Models.Sample(Model, Models.Few, All);
        foreach (var name in All)
            Assert.Equal(together[name], Models.Sample(Model, name));
    }

    [Fact]
    public void Every_sample_of_a_formula_is_the_formula_of_its_inputs_samples()
    {
        var samples = Models.Sample(Model, Models.Few, All);
        for (var i = 0; i < Models.Few.Samples; i++)
        {
            var (gpus, price, share, years, extra) = (samples["gpus"][i], samples["price"][i], samples["share"][i], samples["years"][i], samples["extra"][i]);
            var capex = gpus * price + extra;
            var left = Math.Max(0, capex * share);
            Assert.Equal(capex, samples["capex"][i]);
            Assert.Equal(left, samples["left"][i]);
            Assert.Equal((capex - left) / years, samples["yearly"][i]);
            Assert.Equal(Math.Ceiling(gpus / 8), samples["steps"][i]);
            Assert.Equal(share > 0.3 ? capex : left, samples["choice"][i]);
            Assert.Equal(Math.Pow(Math.Sqrt(share), 1.5) * Math.Exp(-share) + Math.Log(1 + share) - Math.Abs(share - 0.5) + Math.Min(share, 0.2) + Math.Floor(share * 10), samples["odd"][i], 1e-9);
        }

        Assert.Equal([6.0], samples["fixed"]);
    }

    [Fact]
    public void Any_model_of_any_shape_computes_what_its_formulas_say() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[1, 40].Sample(formulas =>
        {
            string[] signs = ["+", "-", "*", "max", "min"];
            var quantities = new List<(string Name, string Text)> { ("q0", "normal(0, 1)"), ("q1", "uniform(-1, 1)"), ("q2", "0.5") };
            foreach (var (sign, left, right) in formulas)
            {
                var (a, b) = ($"q{left % quantities.Count}", $"q{right % quantities.Count}");
                quantities.Add(($"q{quantities.Count}", sign < 3 ? $"{a} {signs[sign]} {b}" : $"{signs[sign]}({a}, {b}) * 0.5"));
            }

            var graph = Models.Of(quantities);
            var samples = Models.Sample(graph, new SamplingOptions { Samples = 40, Threads = 1 }, [.. quantities.Select(quantity => quantity.Name)]);
            double At(string name, int i) => samples[name].Length == 1 ? samples[name][0] : samples[name][i];
            for (var i = 0; i < 40; i++)
            {
                for (var q = 3; q < quantities.Count; q++)
                {
                    var (sign, left, right) = formulas[q - 3];
                    var (a, b) = (At($"q{left % q}", i), At($"q{right % q}", i));
                    Assert.Equal(sign switch { 0 => a + b, 1 => a - b, 2 => a * b, 3 => Math.Max(a, b) * 0.5, _ => Math.Min(a, b) * 0.5 }, At($"q{q}", i));
                }
            }
        }, iter: 200);

    [Fact]
    public void A_quantity_over_itself_is_exactly_one_in_every_draw()
    {
        var graph = Models.Of(("g", "0.1 to 1000 GPU"), ("h", "g * 3"), ("one", "g / g"), ("none", "g - g"), ("third", "h / h"));
        var samples = Models.Sample(graph, Models.Few, "one", "none", "third");
        Assert.All(samples["one"], value => Assert.Equal(1.0, value));
        Assert.All(samples["none"], value => Assert.Equal(0.0, value));
        Assert.All(samples["third"], value => Assert.Equal(1.0, value));
    }

    [Fact]
    public void What_rests_on_fixed_inputs_alone_is_a_single_number()
    {
        var graph = Models.Of(("a", "3 GPU"), ("b", "a * 2 + ceil(a / 2)"), ("c", "if(a > 1 GPU, b, b * 1)"), ("u", "1 to 2"), ("d", "b * u"));
        var samples = Models.Sample(graph, Models.Few, "a", "b", "c", "d");
        Assert.Equal([3.0], samples["a"]);
        Assert.Equal([8.0], samples["b"]);
        Assert.Equal([8.0], samples["c"]);
        Assert.Equal(2048, samples["d"].Length);
    }

    [Fact]
    public void An_input_keeps_its_draws_when_others_come_go_or_are_renamed()
    {
        var before = Models.Sample(Model, "gpus");
        Assert.Equal(before, Models.Sample(Models.Of(("gpus", "8k to 12k GPU")), "gpus"));
        Assert.Equal(before, Models.Sample(Models.Of([("first", "1 to 2"), .. Fleet, ("last", "first * gpus")]), "gpus"));
        Assert.Equal(before, Models.Sample(Models.Of([.. Fleet.Reverse()]), "gpus"));
        Assert.Equal(before, Models.Sample(Models.Of(("gpus", "8k to 12k GPU"), ("renamed", "20k to 40k USD/GPU"), ("x", "gpus * renamed")), "gpus"));
        Assert.NotEqual(before, Models.Sample(Models.Of(("other", "8k to 12k GPU")), "other"));
    }

    [Fact]
    public void Another_seed_gives_other_draws_of_the_same_distribution()
    {
        var (one, two) = (Models.Sample(Model, Models.Few with { Seed = 1 }, "gpus")["gpus"], Models.Sample(Model, Models.Few with { Seed = 2 }, "gpus")["gpus"]);
        Assert.Empty(one.Intersect(two));
        Assert.Equal(Math.Sqrt(8e3 * 12e3), one.Order().ElementAt(1024), 150.0);
        Assert.Equal(Math.Sqrt(8e3 * 12e3), two.Order().ElementAt(1024), 150.0);
    }

    [Fact]
    public void A_what_if_changes_only_what_rests_on_the_changed_input()
    {
        var before = Models.Sample(Model, Models.Few, All);
        foreach (var (name, text) in new[] { ("share", "beta(5, 2)"), ("price", "30k USD/GPU"), ("capex", "1B USD * share"), ("years", "4 years + (1 day to 9 days)") })
        {
            var changed = Model.With(Models.Nodes((name, text)));
            var after = Models.Sample(changed, Models.Few, All);
            foreach (var node in All)
            {
                if (changed.Under([node]).Select(i => changed.Nodes[i].Name).Contains(name))
                    Assert.NotEqual(before[node], after[node]);
                else
                    Assert.Equal(before[node], after[node]);
            }
        }
    }

    [Fact]
    public void Changing_an_input_to_what_it_was_changes_nothing() =>
        AssertSame(Models.Sample(Model, Models.Few, All), Models.Sample(Model.With(Models.Nodes(("price", "20k to 40k USD/GPU"))), Models.Few, All));

    [Fact]
    public void A_change_of_unit_in_writing_changes_no_draw_but_by_rounding()
    {
        var (one, other) = (Models.Sample(Models.Of(("t", "1 to 2 years")), "t"), Models.Sample(Models.Of(("t", "12 to 24 months")), "t"));
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-12));
    }

    [Fact]
    public void Evaluation_is_at_the_median_of_every_input()
    {
        Assert.Equal(Math.Sqrt(8e3 * 12e3) * Math.Sqrt(20e3 * 40e3), Models.AtMedians(Model, "capex"), 1);
        Assert.Equal(new Beta(2, 5).Median, Models.AtMedians(Model, "share"), 1e-12);
        Assert.Equal(6, Models.AtMedians(Model, "fixed"));
        Assert.Equal(1, Models.AtMedians(Models.Of(("g", "1 to 2"), ("x", "g / g")), "x"));
    }

    [Fact]
    public void Many_quantities_are_evaluated_in_the_order_asked_for()
    {
        var names = All.Reverse().ToArray();
        var values = new Evaluation(Model, [.. names.Select(Model.IndexOf)]).AtMedians().ToArray();
        Assert.Equal(names.Select(name => Models.AtMedians(Model, name)), values);
    }

    [Theory]
    [InlineData("1 / (u - u)", "'x' is not a finite number.")]
    [InlineData("sqrt(u - 100)", "'x' is not a finite number.")]
    [InlineData("log(0 * u)", "'x' is not a finite number.")]
    [InlineData("1 / (fixed - 3)", "'x' is not a finite number.")]
    [InlineData("exp(1000 * fixed)", "'x' is not a finite number.")]
    [InlineData("if(u > 1.4, 1, log(-u))", "draws.")]
    public void What_is_not_finite_is_refused_with_its_name(string formula, string problem)
    {
        var error = Error(() => Models.Sample(Models.Of(("u", "1 to 2"), ("fixed", "3"), ("x", formula)), "x"));
        Assert.EndsWith(problem, error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("x", error.At!.Value.Source.Name);
    }

    [Fact]
    public void Only_the_root_of_what_is_not_finite_is_told() =>
        Assert.StartsWith("'x' is not a finite number", Error(() => Models.Sample(Models.Of(("u", "1 to 2"), ("x", "1 / (u - u)"), ("y", "x * 2"), ("z", "y + x")), Models.Few, "u", "x", "y", "z")).Problem.ToString(), StringComparison.Ordinal);

    [Fact]
    public void All_that_is_not_finite_is_told_in_one_order_on_any_number_of_threads()
    {
        var graph = Models.Of([("u", "1 to 2"), .. Enumerable.Range(0, 20).Select(i => ($"x{i}", "1 / (u - u)"))]);
        var names = Enumerable.Range(0, 20).Select(i => $"x{i}").ToArray();
        string Told(int threads) => Assert.Throws<InputException>(() => Models.Sample(graph, Models.Few with { Threads = threads }, names)).Message;
        Assert.Equal(Told(1), Told(4));
    }

    [Fact]
    public void Progress_only_grows_and_ends_at_one()
    {
        var told = new List<double>();
        Models.Sample(Model, new SamplingOptions { Samples = 5000, Threads = 1, KeptBytes = 8 * 5000 * 4, Progress = new Listener(told) }, All);
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1], 1e-12);
    }

    [Fact]
    public void No_samples_are_no_question() => Assert.Throws<ArgumentOutOfRangeException>(() => Models.Sample(Model, new SamplingOptions { Samples = 0 }, "gpus"));

    private static void AssertSame(Dictionary<string, double[]> expected, Dictionary<string, double[]> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key]));
    }

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
