using System.Text.Json;
using Assay.Tests.Cli;

namespace Assay.Tests.Accounts;

/// <summary>Two months of a small lab in a folder of its own: jobs, a register, invoices, people, and rules that state what no record knows.</summary>
internal sealed class Lab : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Lab()
    {
        folder.Write("jobs.txt", """
            JobID|JobName|Account|User|Partition|State|Submit|Start|End|AllocTRES|Cluster
            1|pretrain|llm|u|gpu|CANCELLED|2025-01-01T00:00:00|2025-01-01T00:00:00|2025-01-06T00:30:00|gres/gpu:h100=64|alpha
            2|pretrain|llm|u|gpu|COMPLETED|2025-01-06T00:00:00|2025-01-06T01:00:00|2025-01-20T00:00:00|gres/gpu:h100=64|alpha
            3|pretrain|llm|u|gpu|FAILED|2025-01-20T00:00:00|2025-01-20T01:00:00|2025-01-20T03:00:00|gres/gpu:h100=64|alpha
            4|ablation|llm|u|gpu|COMPLETED|2025-01-20T00:00:00|2025-01-21T00:00:00|2025-01-23T00:00:00|gres/gpu:h100=16|alpha
            5|chat|prod|u|serve|COMPLETED|2025-02-01T00:00:00|2025-02-01T00:00:00|2025-03-01T00:00:00|gres/gpu:h100=16|alpha
            6|other|bio|u|gpu|COMPLETED|2025-02-10T00:00:00|2025-02-10T00:00:00|2025-02-12T00:00:00|gres/gpu:h100=8|alpha
            """ + "\n");
        folder.Write("assets.csv", $"{Books.Assets}\nrack-1,accelerators,8,64,2024-12-01,2000000.00,USD,2025-01-01,,,0.1,4,Maker\nnet-1,network,1,,2024-12-01,240000.00,USD,2025-01-01,,,0,4,Maker\n");
        folder.Write("invoices.csv", $"{Books.Invoices}\nE-1,Power Co,2025-02-03,2025-01-01,2025-01-31,4000.50,USD,energy,,50000\nE-2,Power Co,2025-03-03,2025-02-01,2025-02-28,3600.00,USD,energy,,45000\nF-1,Hall,2025-01-31,2025-01-01,2025-02-28,9000.00,USD,facility,,\nL-1,Labels,2025-01-31,2025-01-01,2025-01-31,5000.00,USD,data,nova,\n");
        folder.Write("people.csv", $"{Books.People}\n2025-01,llm,2.5,50000.00,USD\n2025-02,llm,2.5,50000.00,USD\n");
        folder.Write("rules.yaml", """
            pools:
              own: { clusters: [alpha], assets: ['rack-*'], accelerator: H100-SXM, precision: bf16 }
            rules:
              - { match: { name: pretrain }, run: v1, model: nova, phase: pre-training, checkpoint: 1 hour }
              - { match: { name: ablation }, model: nova, phase: research }
              - { match: { partition: serve }, run: chat, model: nova, phase: serving }
            runs:
              v1:
                tokens: 300B
                architecture: meta-llama/Llama-3.1-8B
                sequence: 8192
                global_batch: 128
                parallelism: { tensor: 2, sharding: zero1 }
                source: Training log of v1
            models:
              nova:
                served: { from: 2025-02-01, to: 2025-03-01, tokens: 40B, requests: 10M, source: Meter of the gateway }
            """);
        folder.Run("accounts", "import", "--slurm", "jobs.txt", "--register", "assets.csv", "invoices.csv", "people.csv", "--store", "lab.duckdb", "--quiet").Succeeded();
    }

    /// <summary>GPU-hours of the three attempts of the run.</summary>
    public const double RunHours = 64 * (120.5 + 335 + 2);

    /// <summary>Those that led on: half an hour after the last checkpoint of the first and the whole of the third were lost.</summary>
    public const double Useful = 64 * (120 + 335);

    /// <summary>Cents that the rack loses in a month.</summary>
    public const long RackMonth = 2_000_000_00 * 9L / 10 / 48;

    public TemporaryFolder Folder => folder;

    public Outcome Report(params string[] options) => folder.Run(["accounts", "report", "--store", "lab.duckdb", "--rules", "rules.yaml", .. options]);

    public Outcome Case(params string[] options) => folder.Run(["accounts", "case", "--store", "lab.duckdb", "--rules", "rules.yaml", .. options]);

    public Outcome Claim(params string[] options) => folder.Run(["accounts", "claim", "nova", "--store", "lab.duckdb", "--rules", "rules.yaml", .. options]);

    /// <summary>What an audit tells of a quantity: its median.</summary>
    public static double Median(JsonElement audit, string name) => audit.GetProperty("quantities").GetProperty(name).GetProperty("p50").GetDouble();

    public void Dispose() => folder.Dispose();
}
