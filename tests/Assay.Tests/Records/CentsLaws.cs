using Assay.Records;
using CsCheck;

namespace Assay.Tests.Records;

public class CentsLaws
{
    [Fact]
    public void Shares_sum_to_the_whole_and_none_is_a_cent_or_more_from_its_exact_part() =>
        Gen.Select(Gen.Long[-10_000_000_000, 10_000_000_000], Gen.Decimal[0, 1_000_000].Array[1, 40]).Where(pair => pair.Item2.Sum() > 0).Sample((cents, weights) =>
        {
            var parts = Cents.Share(cents, weights);
            Assert.Equal(cents, parts.Sum());
            Assert.All(parts.Zip(weights), pair => Assert.True(Math.Abs(pair.First - (cents * (pair.Second / weights.Sum()))) < 1));
        });

    [Fact]
    public void Rounded_parts_sum_to_their_rounded_sum() =>
        Gen.Decimal[-10_000, 10_000].Array[1, 60].Sample(parts => Assert.Equal(Cents.Of(parts.Sum()), Cents.Rounded(parts).Sum()));

    [Fact]
    public void A_cent_that_is_left_goes_to_the_largest_remainder()
    {
        Assert.Equal([34, 33, 33], Cents.Share(100, [1, 1, 1]));
        Assert.Equal([17, 83], Cents.Share(100, [1, 5]));
        Assert.Equal([-17, -83], Cents.Share(-100, [1, 5]));
    }

    [Fact]
    public void Nothing_to_share_on_is_an_error_and_no_guess() => Assert.Throws<ArgumentException>(() => Cents.Share(1, [0, 0]));
}
