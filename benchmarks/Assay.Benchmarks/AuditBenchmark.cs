using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks;

/// <summary>A whole audit in process: the time that <c>assay audit</c> takes beyond its start.</summary>
[MemoryDiagnoser]
public class AuditBenchmark
{
    private readonly SourceText text = Read();
    private Case? read;

    [GlobalSetup]
    public void Compile() => read = CaseFile.Read(text, Catalogue.Shipped, []);

    [Benchmark]
    public Case ReadCase() => CaseFile.Read(text, new Catalogue(CatalogFiles.Shipped), []);

    [Benchmark]
    public AuditResult Audit() => Assayer.Audit(read!, new SamplingOptions());

    private static SourceText Read()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Assay.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Run the benchmarks from within the repository.");
        var path = Path.Combine(folder, "cases", "deepseek-v3.yaml");
        return new SourceText(path, File.ReadAllText(path));
    }
}
