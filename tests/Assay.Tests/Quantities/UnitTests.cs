using Assay.Quantities;
using CsCheck;

namespace Assay.Tests.Quantities;

public class UnitTests
{
    [Theory]
    [InlineData("USD", 1)]
    [InlineData("hour", 1)]
    [InlineData("h", 1)]
    [InlineData("hours", 1)]
    [InlineData("day", 24)]
    [InlineData("days", 24)]
    [InlineData("week", 168)]
    [InlineData("year", 8766)]
    [InlineData("years", 8766)]
    [InlineData("month", 730.5)]
    [InlineData("minute", 1.0 / 60)]
    [InlineData("s", 1.0 / 3600)]
    [InlineData("ms", 1.0 / 3600 / 1000)]
    [InlineData("us", 1.0 / 3600 / 1e6)]
    [InlineData("ns", 1.0 / 3600 / 1e9)]
    [InlineData("kWh", 1)]
    [InlineData("MWh", 1000)]
    [InlineData("kW", 1)]
    [InlineData("W", 0.001)]
    [InlineData("GW", 1e6)]
    [InlineData("J", 1 / 3.6e6)]
    [InlineData("GPU", 1)]
    [InlineData("GPUs", 1)]
    [InlineData("GPU-hour", 1)]
    [InlineData("GPU-hours", 1)]
    [InlineData("GPU-year", 8766)]
    [InlineData("people", 1)]
    [InlineData("persons", 1)]
    [InlineData("tokens", 1)]
    [InlineData("GB", 1e9)]
    [InlineData("GiB", 1073741824)]
    [InlineData("TFLOP", 1e12)]
    [InlineData("tonnes", 1000)]
    [InlineData("litres", 1)]
    [InlineData("ML", 1e6)]
    [InlineData("%", 0.01)]
    [InlineData("1", 1)]
    [InlineData("", 1)]
    [InlineData("1/hour", 1)]
    [InlineData("USD/GPU-hour", 1)]
    [InlineData("USD/GPU/hour", 1)]
    [InlineData("USD/kW/month", 1 / 730.5)]
    [InlineData("USD / kWh", 1)]
    [InlineData("%/year", 0.01 / 8766)]
    [InlineData("TFLOP/s/GPU", 3.6e15)]
    public void A_unit_has_this_scale(string text, double scale) => Assert.Equal(scale, UnitTable.Parse(text).Scale, scale * 1e-12);

    [Theory]
    [InlineData("GPU-hour", "hour-GPU")]
    [InlineData("USD/GPU-hour", "USD/GPU/hour")]
    [InlineData("W", "J/s")]
    [InlineData("kWh", "J")]
    [InlineData("USD/kWh", "USD/kW/month")]
    [InlineData("person-year", "people-hours")]
    public void Two_ways_to_write_a_unit_measure_the_same(string one, string other) => Assert.Equal(UnitTable.Parse(one).Dimension, UnitTable.Parse(other).Dimension);

    [Theory]
    [InlineData("USD", "EUR")]
    [InlineData("USD/GPU-hour", "USD/hour")]
    [InlineData("FLOP", "FLOP/s")]
    [InlineData("kW", "kWh")]
    [InlineData("token", "byte")]
    [InlineData("person", "GPU")]
    [InlineData("node", "GPU")]
    public void Two_units_that_people_confuse_measure_different_things(string one, string other) => Assert.NotEqual(UnitTable.Parse(one).Dimension, UnitTable.Parse(other).Dimension);

    [Theory]
    [InlineData("GPUhour", "Did you mean 'hour'?")]
    [InlineData("GPU-hors", "Did you mean 'GPU-hours'?")]
    [InlineData("dolars", "Did you mean 'dollars'?")]
    [InlineData("USD/", "'' is not a unit.")]
    [InlineData("/hour", "'' is not a unit.")]
    [InlineData("GPU-", "'GPU-' is not a unit.")]
    [InlineData("usd", "Did you mean 'USD'?")]
    public void An_unknown_unit_is_refused_with_a_known_one(string text, string told) => Assert.Contains(told, Assert.Throws<UnknownUnitException>(() => UnitTable.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_products_unit_has_the_product_of_dimensions_and_scales() =>
        Gen.Select(Known, Known).Sample((a, b) =>
        {
            Assert.Equal((a.Dimension * b.Dimension, a.Scale * b.Scale), ((a * b).Dimension, (a * b).Scale));
            Assert.Equal((a.Dimension / b.Dimension, a.Scale / b.Scale), ((a / b).Dimension, (a / b).Scale));
        });

    [Fact]
    public void The_symbol_of_a_unit_reads_back_as_the_unit() =>
        Gen.Select(Known, Known, Known).Where((a, b, c) => new[] { a, b, c }.All(unit => unit.Symbol is not "%")).Sample((a, b, c) =>
        {
            foreach (var unit in new[] { a, a * b, a / b, a * b / c, Unit.One / a, Unit.One / a / b })
            {
                var read = UnitTable.Parse(unit.Symbol);
                Assert.Equal(unit.Dimension, read.Dimension);
                Assert.Equal(unit.Scale, read.Scale, unit.Scale * 1e-12);
            }
        });

    [Fact]
    public void Any_dimension_has_a_unit_to_show_it_in_that_reads_back() =>
        DimensionTests.Any.Sample(dimension =>
        {
            Assert.Equal(dimension, UnitTable.Parse(Unit.For(dimension).Symbol).Dimension);
            Assert.Equal(dimension, Notation.Display(dimension).Dimension);
        });

    [Fact]
    public void Units_known_to_the_compiler_measure_what_they_say()
    {
        Assert.Equal(UnitTable.Parse("USD/GPU-hour"), Per<Usd, Times<Gpu, Time>>.Unit);
        Assert.Equal(UnitTable.Parse("GPU-hour"), Times<Gpu, Time>.Unit);
        Assert.Equal(UnitTable.Parse("USD/year"), Per<Usd, Time>.Unit);
        Assert.Equal(UnitTable.Parse("kW").Dimension, Per<Energy, Time>.Unit.Dimension);
        Assert.Equal(UnitTable.Parse("USD/person/year").Dimension, Per<Per<Usd, Time>, Person>.Unit.Dimension);
        Assert.Equal(UnitTable.Parse("FLOP/token").Dimension, Per<Flop, TextToken>.Unit.Dimension);
        Assert.Equal(Unit.One, One.Unit);
    }

    private static readonly Gen<Unit> Known = Pick.From([.. UnitTable.Names.Select(name => UnitTable.Find(name)!.Value).Distinct()]);
}
