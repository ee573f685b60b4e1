using System.Globalization;
using System.Text.Json.Nodes;
using Assay.Tests.Docs;

namespace Assay.Tests.Accounts;

/// <summary>The claim for publication.</summary>
public sealed class ClaimTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void It_says_how_much_on_which_basis_for_how_long_and_its_scope_sums_to_it()
    {
        var told = lab.Claim("--format", "json").Succeeded();
        Assert.Empty(JsonSchema.Load("docs/schema/accounts-claim.json").Check(JsonNode.Parse(told.Out)));
        var says = told.Json.GetProperty("says").GetString()!;
        var scope = told.Json.GetProperty("scope").EnumerateArray().Select(part => part.GetString()!).ToArray();
        var sum = scope.Sum(part => decimal.Parse(part.Split(": ")[1].Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture));
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"nova cost {sum:N2} USD on the basis 'amortised', for "), says, StringComparison.Ordinal);
        Assert.Contains("from 2025-01-01 up to 2025-03-01", says, StringComparison.Ordinal);
        Assert.EndsWith("of it is serving and other business, not the making of the model.", says, StringComparison.Ordinal);
        Assert.Contains(scope, part => part.StartsWith("final run: ", StringComparison.Ordinal));
        var left = told.Json.GetProperty("leaves_out").EnumerateArray().Select(part => part.GetString()!).ToArray();
        Assert.Contains("evaluation: nothing is recorded for it", left);
        Assert.Contains("the cost of capital", left);
        Assert.Contains("384 GPU-hours that no rule caught", left);
        Assert.Contains(left, part => part.StartsWith("whatever is in no bill and no register", StringComparison.Ordinal));
        Assert.Contains(told.Json.GetProperty("rests_on").EnumerateArray(), part => part.GetString()!.StartsWith("What pools share is allocated so: network: in proportion to use", StringComparison.Ordinal));
    }

    [Fact]
    public void People_read_it_in_their_language_with_its_numbers()
    {
        var english = lab.Claim().Succeeded().Out.ReplaceLineEndings(" ");
        Assert.Contains("nova cost ", english, StringComparison.Ordinal);
        Assert.Contains("the cost of capital", english, StringComparison.Ordinal);
        var french = lab.Claim("--lang", "fr").Succeeded().Out.ReplaceLineEndings(" ");
        Assert.Contains("nova a coûté ", french, StringComparison.Ordinal);
        Assert.Contains("le coût du capital", french, StringComparison.Ordinal);
        Assert.Matches(@"entraînement final\s:\s[0-9\s]+,[0-9]{2}\sUSD", french);
        Assert.DoesNotContain("final run", french, StringComparison.Ordinal);
        var rows = lab.Claim("--format", "csv").Succeeded().Out.Split('\n');
        Assert.StartsWith("says,\"nova cost ", rows[1], StringComparison.Ordinal);
    }
}
