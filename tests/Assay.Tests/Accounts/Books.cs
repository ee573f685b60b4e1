using System.Globalization;
using Assay.Records;
using Assay.Tests.Cli;

namespace Assay.Tests.Accounts;

/// <summary>A store in a folder of its own, and texts that are brought into it.</summary>
internal sealed class Books : IDisposable
{
    public const string Assets = "asset,kind,count,gpus,purchased,price,currency,in_service,disposed,proceeds,salvage_share,life_years,supplier";
    public const string Invoices = "invoice,supplier,date,period_start,period_end,amount,currency,resource,item,kwh";
    public const string People = "month,team,heads,cost,currency";
    public const string Bill = "BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,ServiceCategory,ServiceName,ResourceId,CommitmentDiscountStatus,InvoiceId";

    private readonly TemporaryFolder folder = new();
    private int files;

    public Books() => Store = AccountStore.Open(folder["books.duckdb"], new StoreSettings { Threads = 1 });

    public AccountStore Store { get; }

    public ImportResult Register(string header, params IEnumerable<string> rows) => Take(header, rows, AccountImports.Register);

    public ImportResult Focus(string header, params IEnumerable<string> rows) => Take(header, rows, AccountImports.Focus);

    public ImportResult FocusFile(string path) => AccountImports.Focus(Store, [new ImportFile("bill", path)]);

    public ImportResult Slurm(params IEnumerable<string> rows) =>
        Take("JobID|JobName|Account|User|Partition|State|Submit|Start|End|AllocTRES|Cluster", rows, (store, named) => AccountImports.Slurm(store, named, new SlurmOrders()));

    /// <summary>Everything in a table, in an order of its own.</summary>
    public IReadOnlyList<string> All(string table) => Store.Connection.Rows($"SELECT t::VARCHAR FROM {table} t ORDER BY 1", row => row.GetString(0));

    public decimal Sum(string sql) => decimal.Parse(Store.Connection.Value<string>($"SELECT ({sql})::VARCHAR")!, CultureInfo.InvariantCulture);

    public string Path(string name) => folder[name];

    /// <summary>A charge with the columns of <see cref="Bill"/>.</summary>
    public static string Charge(decimal billed, string month, string service = "Compute", string id = "r1", decimal? effective = null, string category = "Usage", string status = "", string currency = "USD", string provider = "AWS", string invoice = "")
    {
        var first = DateTime.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
        var next = first.AddMonths(1);
        return string.Create(CultureInfo.InvariantCulture, $"{billed},{effective ?? billed},{currency},{first:yyyy-MM-dd},{next:yyyy-MM-dd},{first:yyyy-MM-dd},{next:yyyy-MM-dd},{category},{provider},{service},{service},{id},{status},{invoice}");
    }

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }

    private ImportResult Take(string header, IEnumerable<string> rows, Func<AccountStore, IReadOnlyList<ImportFile>, ImportResult> import)
    {
        var name = $"{++files}.csv";
        return import(Store, [new ImportFile(name, folder.Write(name, string.Join('\n', rows.Prepend(header)) + "\n"))]);
    }
}
