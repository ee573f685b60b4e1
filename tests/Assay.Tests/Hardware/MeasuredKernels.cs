using System.Globalization;
using Assay.Hardware;

namespace Assay.Tests.Hardware;

/// <summary>
/// Published times of single kernels, with the error allowed on each row, which may only shrink. The rows are from NVIDIA
/// AIConfigurator and, for H800 and H20, from Alibaba InferSim; catalog/sources.yaml describes both.
/// </summary>
public class MeasuredKernels
{
    public static TheoryData<string, string> Products => Groups("products.csv");

    public static TheoryData<string, string> GroupedProducts => Groups("grouped.csv");

    public static TheoryData<string, string> Attentions => Groups("attention.csv");

    public static TheoryData<string, string> Decodes => Groups("decode.csv");

    public static TheoryData<string, string> Collectives => Groups("collectives.csv");

    [Theory, MemberData(nameof(Products))]
    public void A_product_takes_the_time_that_was_measured(string accelerator, string precision)
    {
        var curve = KernelList.Shipped.Find(accelerator).Gemm(Enum.Parse<Precision>(precision));
        // InferSim times DeepGEMM alone; the other tables time the conversion of the left operand with it.
        var alone = accelerator is "H800-SXM" or "H20-SXM";
        Hold("products.csv", accelerator, precision, row => curve.Seconds(row[0], row[1], row[2]) + (alone ? 0 : curve.ConversionSeconds(row[0], row[2])));
    }

    [Theory, MemberData(nameof(GroupedProducts))]
    public void The_products_of_many_experts_take_the_time_that_was_measured(string accelerator, string precision)
    {
        var curve = KernelList.Shipped.Find(accelerator).Grouped(Enum.Parse<Precision>(precision));
        Hold("grouped.csv", accelerator, precision, row => curve.GroupedSeconds(row[0], row[1], row[2], row[3]));
    }

    [Theory, MemberData(nameof(Attentions))]
    public void Attention_takes_the_time_that_was_measured(string accelerator, string kind)
    {
        var kernels = KernelList.Shipped.Find(accelerator);
        var curve = kind == "Attention" ? kernels.Attention : kernels.LatentAttention;
        Hold("attention.csv", accelerator, kind, row => curve.ForwardSeconds(row[0], row[1], row[2], row[3], row[3], row[4], row[5], causal: true));
    }

    [Theory, MemberData(nameof(Decodes))]
    public void Attention_in_generation_takes_the_time_that_was_measured(string accelerator, string kind)
    {
        var kernels = KernelList.Shipped.Find(accelerator);
        Hold("decode.csv", accelerator, kind, row => kind == "Decode"
            ? kernels.Decode.Seconds(row[0], row[1], row[2], row[3], row[4], row[4], row[5])
            : kernels.LatentDecode.Seconds(row[0], row[1], row[3], 512, row[4] - 512, row[5]));
    }

    [Theory, MemberData(nameof(Collectives))]
    public void A_collective_takes_the_time_that_was_measured(string accelerator, string kind)
    {
        var curve = KernelList.Shipped.Find(accelerator).Collective;
        Hold("collectives.csv", accelerator, kind, row => curve.Seconds(Enum.Parse<CollectiveKind>(kind), row[1], (int)row[0]));
    }

    private static void Hold(string file, string accelerator, string kind, Func<double[], double> seconds)
    {
        var rows = Rows(file).Where(row => row[0] == accelerator && row[1] == kind).Select(row => row[2..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.NotEmpty(rows);
        var faults = rows.Select(row => (row, Predicted: seconds(row) * 1e6)).Select(pair => (pair.row, pair.Predicted, Error: Math.Abs((pair.Predicted / pair.row[^2]) - 1)))
            .Where(found => found.Error > found.row[^1])
            .Select(found => FormattableString.Invariant($"{accelerator},{kind},{string.Join(',', found.row)}: {found.Predicted:G4} us is off by {found.Error:F4}")).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    private static TheoryData<string, string> Groups(string file)
    {
        var data = new TheoryData<string, string>();
        foreach (var (accelerator, kind) in Rows(file).Select(row => (row[0], row[1])).Distinct())
            data.Add(accelerator, kind);
        return data;
    }

    private static IEnumerable<string[]> Rows(string file) => Layout.Repository.Text($"tests/Assay.Tests/Hardware/{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','));
}
