namespace Assay.Tests.Cli;

/// <summary>Runs of <c>assay training</c> that are quick.</summary>
internal static class TrainingRuns
{
    public const string Plan = """
        model: meta-llama/Llama-2-7b-hf
        gpu: H100-SXM
        gpus: 8
        global_batch: 64
        sequence: 4096
        recompute: selective
        """;

    public static string[] Small { get; } = ["-m", "meta-llama/Llama-2-7b-hf", "-g", "H100-SXM", "-G", "8", "-gbs", "64", "-s", "4096"];

    public static string Table { get; } = Path.Combine(Repository.Root, "tests", "Assay.Tests", "Training", "table.csv");

    public static Outcome Run(string verb, params string[] more) => AssayCommand.Run(["training", verb, .. Small, "--samples", "300", .. more]);
}
