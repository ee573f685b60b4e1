using System.Text.Json;

namespace Assay.Tests.Cli;

/// <summary>The audit of the DeepSeek-V3 case as a JSON document, run once for all tests that read it.</summary>
public sealed class DeepSeekAudit
{
    public JsonElement Document { get; } = AssayCommand.Run("audit", Repository.Case("deepseek-v3"), "--format", "json").Succeeded().Json;

    public JsonElement Quantity(string name) => Document.GetProperty("quantities").GetProperty(name);

    public double Median(string name) => Quantity(name).GetProperty("p50").GetDouble();

    public JsonElement Claim(string id) => Document.GetProperty("claims").EnumerateArray().Single(claim => claim.GetProperty("id").GetString() == id);

    /// <summary>Whether a claim fits in one of its readings.</summary>
    public string Reading(string id, string reading) =>
        Claim(id).GetProperty("readings").EnumerateArray().Single(read => read.GetProperty("reading").GetString() == reading).GetProperty("fits").GetString()!;

    public void Holds(string name, double value)
    {
        var (low, high) = (Quantity(name).GetProperty("p5").GetDouble(), Quantity(name).GetProperty("p95").GetDouble());
        Assert.True(low <= value && value <= high, $"{value:N0} does not lie in the 90 % interval of {name}, {low:N0} to {high:N0}.");
    }
}
