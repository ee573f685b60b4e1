using Assay.Accounts;
using Assay.Documents;
using Assay.Records;
using Assay.Tests.Cli;

namespace Assay.Tests.Records;

/// <summary>A store of its own in a folder of its own, filled from texts.</summary>
internal sealed class TestStore : IDisposable
{
    public const string Header = "JobID|JobName|Account|State|Submit|Start|End|ElapsedRaw|AllocTRES";

    private readonly TemporaryFolder folder = new();
    private int files;

    public string Path => folder["s.duckdb"];

    public static string Sample { get; } = System.IO.Path.Combine(Repository.Root, "tests/Assay.Tests/Records/sacct.txt");

    /// <summary>Imports lines below a header.</summary>
    public ImportResult Import(IEnumerable<string> lines, SlurmOrders? orders = null, string header = Header) => Text(string.Concat(lines.Prepend(header).Select(line => line + "\n")), orders);

    public ImportResult Import(params string[] lines) => Import(lines, null);

    public ImportResult Text(string text, SlurmOrders? orders = null) => File(folder.Write($"{++files}.txt", text), orders);

    public ImportResult File(string path, SlurmOrders? orders = null)
    {
        using var store = Open();
        return AccountImports.Slurm(store, [new ImportFile("jobs.txt", path)], orders ?? new SlurmOrders());
    }

    public ImportResult Sreport(string text)
    {
        using var store = Open();
        return AccountImports.Sreport(store, [new ImportFile("capacity.txt", folder.Write("capacity.txt", text))], new SlurmOrders());
    }

    public AccountsReport Report(string? rules = null, double? gpus = null)
    {
        using var store = AccountStore.Read(Path, new StoreSettings());
        return AccountsReporter.Of(store, rules is null ? AccountRules.None : AccountRules.Read(new SourceText("rules.yaml", rules)), gpus);
    }

    /// <summary>All rows of a table in an order of their own, as text.</summary>
    public IReadOnlyList<string> Content(string table = "attempts")
    {
        using var store = AccountStore.Read(Path, new StoreSettings());
        return store.Connection.Rows($"SELECT CAST(t AS VARCHAR) AS line FROM {table} t ORDER BY line", row => row.GetString(0));
    }

    public AccountStore Open() => AccountStore.Open(Path, new StoreSettings());

    public void Dispose() => folder.Dispose();
}
