using Assay.Quantities;
using CsCheck;

namespace Assay.Tests.Quantities;

/// <summary>Dimensions are a commutative group under multiplication, whose powers and roots agree with it.</summary>
public class DimensionTests
{
    internal static readonly Gen<Dimension> Any = Gen.Int[-4, 4].Array[13].Select(exponents =>
        exponents.Select((exponent, i) => Dimension.Of((BaseDimension)i).Power(exponent)).Aggregate((a, b) => a * b));

    [Fact]
    public void Multiplication_is_associative_and_commutative() =>
        Gen.Select(Any, Any, Any).Sample((a, b, c) => (a * b) * c == a * (b * c) && a * b == b * a);

    [Fact]
    public void Division_undoes_multiplication() => Gen.Select(Any, Any).Sample((a, b) => a * b / b == a && a / a == Dimension.One && a / b * b == a);

    [Fact]
    public void The_plain_number_changes_nothing() => Any.Sample(a => a * Dimension.One == a && a / Dimension.One == a && Dimension.One / (Dimension.One / a) == a);

    [Fact]
    public void A_power_is_repeated_multiplication() =>
        Gen.Select(Any, Gen.Int[0, 5]).Sample((a, n) =>
        {
            Assert.Equal(Enumerable.Repeat(a, n).Aggregate(Dimension.One, (product, next) => product * next), a.Power(n));
            Assert.Equal(Dimension.One / a.Power(n), a.Power(-n));
        });

    [Fact]
    public void The_root_undoes_the_square() => Any.Sample(a => a.Power(2).SquareRoot() == a);

    [Fact]
    public void An_odd_exponent_has_no_root() =>
        Gen.Select(Any, Gen.Enum<BaseDimension>()).Sample((a, odd) => (a.Power(2) * Dimension.Of(odd)).SquareRoot() is null);

    [Fact]
    public void Exponents_are_those_that_were_put_in() =>
        Gen.Int[-4, 4].Array[13].Sample(exponents =>
        {
            var dimension = exponents.Select((exponent, i) => Dimension.Of((BaseDimension)i).Power(exponent)).Aggregate((a, b) => a * b);
            Assert.Equal(exponents, Enum.GetValues<BaseDimension>().Select(part => dimension[part]));
        });

    [Theory]
    [InlineData(64, 2)]
    [InlineData(16, 8)]
    [InlineData(-16, 8)]
    public void An_exponent_past_all_sense_never_comes_round_to_a_plain_number(int first, int second)
    {
        var gpu = Dimension.Of(BaseDimension.Gpu);
        Assert.NotEqual(Dimension.One, gpu.Power(first).Power(second).Power(2));
        Assert.NotEqual(Dimension.One, Enumerable.Repeat(gpu.Power(first), 2 * second).Aggregate((a, b) => a * b));
        Assert.NotEqual(Dimension.One, Dimension.One / gpu.Power(first).Power(second).Power(2));
    }

    [Theory]
    [InlineData("USD", true)]
    [InlineData("EUR", true)]
    [InlineData("CNY", true)]
    [InlineData("USD/year", false)]
    [InlineData("GPU", false)]
    [InlineData("1", false)]
    public void Only_an_amount_of_one_currency_is_money(string unit, bool money) => Assert.Equal(money, UnitTable.Parse(unit).Dimension.IsMoney);
}
