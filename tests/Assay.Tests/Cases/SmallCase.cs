using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Tests.Cases;

/// <summary>A case of two pools, two runs and everything that a lab may have, small enough to reckon by hand.</summary>
internal static class SmallCase
{
    public const string Text =
        """
        case: small
        as_of: 2025-01-31
        fleet:
          assumption: For a test.
          ownership: 3 to 5 years
          utilisation: 50 % to 70 %
          residual: 5 % to 15 %
          cost_of_capital: 6 to 9 %/year
          pue: 1.2 to 1.3
          power_used: 70 % to 85 %
          electricity: 0.06 to 0.1 USD/kWh
          facility: 100 to 150 USD/kW/month
          maintenance: 2 to 4 %/year
          network: 3k to 4k USD/GPU
          storage: 3 % to 6 %
          pools:
            big: { accelerator: H100-SXM, count: 8k to 12k GPU, price: 30k to 40k USD/GPU, power: 1.3 to 1.7 kW/GPU }
            old: { accelerator: A100-SXM-80GB, count: 2000, price: 15k USD/GPU, network: 1k USD/GPU, storage: 2 %, power: 0.9 kW/GPU }
        runs:
          main:
            accelerator: H100-SXM
            rental_rate: 2 to 3 USD/GPU-hour
            assumption: For a test.
            stages:
              first: { gpu_hours: 8M to 10M GPU-hour, phase: pre-training }
              last: { gpu_hours: 1M GPU-hour, phase: post-training }
          second: { accelerator: H100-SXM, rental_rate: 2.5 USD/GPU-hour, gpu_hours: 3M GPU-hour, gpus: 1000, assumption: For a test. }
        research: { experiments: 0.5 to 1.5, failed_runs: 5 % to 15 %, assumption: For a test. }
        serving: { gpus: 1k to 2k GPU, assumption: For a test. }
        other_business: { value: 5 % to 10 %, assumption: For a test. }
        people: { count: 100 to 150 people, cost: 200k to 400k USD/person/year, assumption: For a test. }
        data: { value: 10M to 20M USD/year, assumption: For a test. }
        """;

    public static Case Read(params IReadOnlyList<string> changes) => With("", changes);

    /// <summary>The case with more sections behind it.</summary>
    public static Case With(string more, params IReadOnlyList<string> changes) => Of($"{Text}\n{more}", changes);

    public static Case Of(string text, params IReadOnlyList<string> changes) => CaseFile.Read(new SourceText("small.yaml", text), Catalogue.Shipped, changes);
}
