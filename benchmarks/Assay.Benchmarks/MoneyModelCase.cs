using System.Globalization;
using System.Text;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Benchmarks;

/// <summary>A fleet of 50,000 GPUs that comes in cohorts and is told month by month; <c>benchmarks/peers/numpy_money.py</c> computes the same.</summary>
internal static class MoneyModelCase
{
    public static readonly string[] Wanted = ["money.net_present_value", "money.levelised_cost_per_gpu_hour", "money.payback"];

    public static Graph Read(int cohorts, int months) => CaseFile.Read(new SourceText("money", Text(cohorts, months)), Catalogue.Shipped, []).Graph;

    public static void Sample(Graph graph, int samples, int threads, Sampling.Visitor visit) =>
        Sampling.Run(graph, [.. Wanted.Select(graph.IndexOf)], new SamplingOptions { Samples = samples, Threads = threads }, visit);

    private static string Text(int cohorts, int months)
    {
        var text = new StringBuilder("""
            case: money
            as_of: 2020-01-01
            fleet:
              assumption: For a benchmark.
              ownership: 3 to 5 years
              utilisation: 50 % to 80 %
              residual: 5 % to 15 %
              cost_of_capital: 6 to 12 %/year
              pue: 1.1 to 1.3
              power_used: 70 % to 85 %
              electricity: 0.06 to 0.1 USD/kWh
              facility: 100 to 180 USD/kW/month
              maintenance: 1 to 5 %/year
              network: 3k to 6k USD/GPU
              storage: 2 % to 6 %
              pools:

            """);
        var spread = months * 3 / 4;
        for (var i = 0; i < cohorts; i++)
        {
            var from = new DateOnly(2020, 1, 1).AddMonths(i * spread / cohorts);
            text.Append(CultureInfo.InvariantCulture, $"    c{i}: {{ accelerator: H100-SXM, count: {40_000 / cohorts} to {60_000 / cohorts} GPU, price: 25k to 40k USD/GPU, power: 1.2 to 1.6 kW/GPU, from: {from:yyyy-MM-dd} }}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"money:\n  assumption: For a benchmark.\n  years: {months / 12.0}\n  resale_loss: 20 to 40 %/year\n  inflation: 1 to 4 %/year\n  income: {{ rate: 2 to 4 USD/GPU-hour, fall: 5 to 25 %/year }}\n");
        return text.ToString();
    }
}
