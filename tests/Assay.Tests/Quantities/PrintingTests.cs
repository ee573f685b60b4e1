using System.Globalization;
using Assay.Quantities;
using CsCheck;

namespace Assay.Tests.Quantities;

public class PrintingTests
{
    [Theory]
    [InlineData(1.63e9, "USD", "$1.63B")]
    [InlineData(2.788e6, "GPU-hour", "2.788M GPU-hours")]
    [InlineData(2, "USD/GPU-hour", "$2.00/GPU-hour")]
    [InlineData(0.85, "%", "85 %")]
    [InlineData(2048, "GPU", "2,048 GPUs")]
    [InlineData(130, "person", "130 people")]
    [InlineData(1, "person", "1 person")]
    [InlineData(1, "GPU", "1 GPU")]
    [InlineData(0, "GPU", "0 GPUs")]
    [InlineData(-1.63e9, "USD", "-$1.63B")]
    [InlineData(5e6, "EUR", "€5M")]
    [InlineData(7.1e6, "CNY", "7.1M CNY")]
    [InlineData(14.8e12, "token", "14.8T tokens")]
    [InlineData(8766 * 4, "year", "4 years")]
    [InlineData(0.08, "USD/kWh", "$0.08/kWh")]
    [InlineData(99.99, "USD", "$99.99")]
    [InlineData(0.004, "USD", "$0.004")]
    [InlineData(300_000.0 / 8766, "USD/person/year", "$300k/person/year")]
    [InlineData(1.2, "", "1.2")]
    [InlineData(0, "", "0")]
    [InlineData(0, "USD", "$0")]
    [InlineData(0.25, "", "0.25")]
    [InlineData(12_345, "", "12.35k")]
    [InlineData(9_999, "", "9,999")]
    [InlineData(0.00001, "", "1e-5")]
    [InlineData(2e17, "FLOP", "2e17 FLOP")]
    [InlineData(999_960, "", "1M")]
    [InlineData(999.96e6, "", "1B")]
    [InlineData(1.0000001, "GPU", "1 GPU")]
    public void A_value_prints_as_people_write_it(double value, string unit, string printed) => Assert.Equal(printed, Printing.Print(value, UnitTable.Parse(unit)));

    [Theory]
    [InlineData(1.6343e9, 1e8, "$1.63B")]
    [InlineData(1.6343e9, 1e9, "$1.6B")]
    [InlineData(1.6343e9, 1e7, "$1.634B")]
    [InlineData(1.6343e9, 1, "$1.634B")]
    [InlineData(1.6343e9, 0, "$1.634B")]
    [InlineData(163.45e6, 1e8, "$163M")]
    [InlineData(999.6e3, 5e5, "$1M")]
    public void The_digits_follow_the_spread(double value, double spread, string printed) => Assert.Equal(printed, Printing.Print(value, UnitTable.Parse("USD"), spread));

    [Fact]
    public void A_printed_value_reads_back_within_its_digits() =>
        Gen.Select(Gen.Double[-12, 14], Gen.Double[1, 10], Gen.Bool, Pick.From("USD", "GPU", "token", "", "GPU-hour", "USD/GPU-hour", "GB", "%", "EUR", "tonne")).Sample((exponent, first, negative, unitName) =>
        {
            var unit = UnitTable.Parse(unitName);
            var value = first * Math.Pow(10, exponent) * (negative ? -1 : 1);
            var printed = Printing.Print(value, unit);
            var read = Expressions.Value(printed.Replace(",", "", StringComparison.Ordinal));
            var cents = unit.Symbol.StartsWith("USD", StringComparison.Ordinal) || unit.Symbol == "EUR" ? 0.005 * (1 + 1e-9) : 0;
            Assert.True(Math.Abs(read - value) <= Math.Max(Math.Abs(value) * 0.6e-3, cents), $"{value:R} {unit} prints as {printed}, which reads as {read:R}");
        });

    [Fact]
    public void Between_two_and_four_digits_are_shown_of_a_large_amount() =>
        Gen.Select(Gen.Double[1e4, 1e15], Gen.Double[1e-3, 1e15]).Sample((value, spread) =>
        {
            var printed = Printing.Print(value, UnitTable.Parse("USD"), spread);
            var number = printed.Trim('$', 'k', 'M', 'B', 'T');
            Assert.InRange(number.Count(char.IsAsciiDigit), 1, 4);
            Assert.InRange(double.Parse(number, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture), 1, 9999);
            Assert.DoesNotContain(',', value < 0.99e15 && number.Length < 5 ? number : "");
        });

    [Fact]
    public void A_number_below_a_thousand_of_its_magnitude_is_shown() =>
        Gen.Select(Gen.Double[1e4, 9.99e14], Gen.Double[0, 1]).Sample((value, share) => !Printing.Print(value, Unit.One, value * share).Contains(','));
}
