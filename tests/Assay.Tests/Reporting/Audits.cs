using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Tests.Reporting;

/// <summary>Small cases, audited once each.</summary>
internal static class Audits
{
    private static readonly SamplingOptions Few = new() { Samples = 400, Threads = 2 };
    private static readonly Lazy<AuditResult> OfLab = new(() => Of(LabText));
    private static readonly Lazy<AuditResult> OfHired = new(() => Of(HiredText));

    public const string LabText = """
        case: small-lab
        title: What did the small model cost?
        as_of: 2025-01-31
        summary: A lab with a fleet of its own.
        sources:
          annual-report: { title: Annual report, publisher: The lab, date: 2024-12-26, url: "https://example.org/report", read: full }
          talk: { title: A talk, publisher: Somebody, date: 2025-01, read: secondary, note: Heard and not read. }
        fleet:
          ownership: { value: 4 years, source: annual-report }
          utilisation: { value: 40 % to 85 %, assumption: Nobody publishes it. }
          residual: { value: 2 % to 20 %, assumption: Old servers sell for little. }
          cost_of_capital: { value: 3 to 8 %/year, assumption: Near lending rates. }
          pue: { value: 1.25, source: annual-report }
          power_used: { value: 70 % to 90 %, source: annual-report }
          electricity: { value: 0.065 to 0.1 USD/kWh, assumption: Around the mean tariff. }
          facility: { value: 100 to 184 USD/kW/month, source: [annual-report, talk] }
          maintenance: { value: 1 to 5 %/year, assumption: As elsewhere. }
          network: { value: 3k to 4.39k USD/GPU, source: talk }
          storage: { value: 2 % to 8 %, assumption: Text needs little. }
          pools:
            big: { title: Big pool, accelerator: H800-SXM, count: { value: 8k to 12k GPU, source: talk }, price: { value: 24k to 47k USD/GPU, source: talk }, power: { value: 1.4 kW/GPU, source: talk } }
        runs:
          small:
            title: The small model
            pool: big
            rental_rate: { value: 2 USD/GPU-hour, source: annual-report }
            gpu_hours: { value: 2.788M GPU-hour, source: annual-report }
        people:
          count: { value: 139 to 200 people, source: talk }
          cost: { value: 150k to 900k USD/person/year, assumption: A wide guess. }
        quantities:
          told.per_hour: { value: claims.run.claimed / runs.small.gpu_hours, title: The claim by the hour, unit: USD/GPU-hour }
        claims:
          run:
            title: The run cost 5.576 million dollars
            says: 5.576M USD
            scope: { runs: [small], basis: rental value, period: once, at: 2 USD/GPU-hour }
            source: annual-report
            note: Prior research is left out.
          operation:
            title: Operation costs 200 million dollars
            says: 200M USD
            scope: { resources: [facility, energy, operations], basis: amortised }
            source: talk
          hours:
            title: It took 1 million hours
            says: 1M GPU-hour
            scope: { quantity: runs.small.gpu_hours }
            source: talk
            limits: [{ at_most: fleet.gpus * 1 year, because: all hours that the fleet has in a year }]
          payroll:
            title: People cost at least a billion a year
            says: 1B USD/year
            sense: at least
            scope: { resources: [people], basis: amortised, period: per year }
            source: talk
        bridges:
          by-hour: { title: From the claim to the hour, between: [run, hours], steps: [told.per_hour] }
        """;

    public const string HiredText = """
        case: hired
        as_of: 2025-01-31
        sources:
          talk: { title: A talk, publisher: Somebody, date: 2025-01, read: secondary }
        runs:
          small: { accelerator: H800-SXM, gpu_hours: { value: 1M GPU-hour, source: talk }, rental_rate: { value: 2 USD/GPU-hour, source: talk } }
        """;

    /// <summary>A lab with a fleet, runs, people, four claims and a bridge.</summary>
    public static AuditResult Lab => OfLab.Value;

    /// <summary>A hired run and nothing else: no fleet, no people, no claim, nothing uncertain.</summary>
    public static AuditResult Hired => OfHired.Value;

    public static AuditResult Of(string text) => Assayer.Audit(CaseFile.Read(new SourceText("case.yaml", text), Catalogue.Shipped, []), Few);
}
