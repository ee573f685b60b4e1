using Assay.Hardware;
using CsCheck;

namespace Assay.Tests.Hardware;

public class RankGroupTests
{
    private static readonly Gen<RankGroup> Groups = Gen.Select(Gen.Int[1, 512], Gen.Int[1, 512], (size, stride) => new RankGroup(size, stride));

    /// <summary>Ranks, stride, domain; ranks of the group in one domain, and domains.</summary>
    [Theory]
    [InlineData(8, 1, 8, 8, 1)]
    [InlineData(16, 1, 8, 8, 2)]
    [InlineData(4, 8, 8, 1, 4)]
    [InlineData(4, 2, 8, 4, 1)]
    [InlineData(8, 4, 8, 2, 4)]
    [InlineData(64, 1, 72, 64, 1)]
    [InlineData(128, 1, 72, 72, 2)]
    [InlineData(2, 100, 8, 1, 2)]
    public void A_group_fills_domains_in_the_order_of_the_ranks(int size, int stride, int domain, int local, int domains)
    {
        var group = new RankGroup(size, stride);
        Assert.Equal(local, group.Local(domain));
        Assert.Equal(domains, group.Domains(domain));
    }

    [Fact]
    public void The_domains_of_a_group_hold_all_of_its_ranks() =>
        Gen.Select(Groups, Gen.Int[1, 128]).Sample((group, domain) =>
        {
            var (local, domains) = (group.Local(domain), group.Domains(domain));
            Assert.InRange(local, 1, Math.Min(group.Size, domain));
            Assert.True(local * domains >= group.Size && local * (domains - 1) < group.Size);
        });
}
