using Assay.Documents;
using Assay.Records;
using Assay.Tests.Cli;
using DuckDB.NET.Data;

namespace Assay.Tests.Records;

/// <summary>What is a store, and what is none.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder["s.duckdb"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_store_has_the_current_schema_and_opens_again()
    {
        AccountStore.Open(Path, new StoreSettings()).Dispose();
        using var store = AccountStore.Read(Path, new StoreSettings());
        Assert.True(StoreSchema.IsCurrent(store.Connection));
        Assert.Equal(["s.duckdb"], folder.Files);
    }

    [Fact]
    public void A_file_of_something_else_is_refused_in_words()
    {
        folder.Write("s.duckdb", "no database, but long enough a text to be looked at");
        Assert.Contains("is no store of Assay", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_something_else_is_refused_and_left_alone()
    {
        Run("CREATE TABLE mine (x INTEGER)");
        Assert.Contains("no store of Assay", Refused(), StringComparison.Ordinal);
        Run("SELECT x FROM mine");
    }

    [Fact]
    public void A_newer_store_is_refused_in_words()
    {
        AccountStore.Open(Path, new StoreSettings()).Dispose();
        Run("UPDATE schema_version SET version = 999");
        Assert.Contains("of version 999", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_another_process_holds_is_told_of()
    {
        using var store = AccountStore.Open(Path, new StoreSettings());
        var told = AssayCommand.Run("accounts", "import", "--slurm", TestStore.Sample, "--store", Path);
        Assert.Equal(2, told.ExitCode);
        Assert.Contains("Another process holds the store", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_killed_while_it_was_made_is_made_anew()
    {
        folder.Write("s.duckdb", "");
        AccountStore.Open(Path, new StoreSettings()).Dispose();
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..4096]);
        using var store = AccountStore.Open(Path, new StoreSettings());
        Assert.True(StoreSchema.IsCurrent(store.Connection));
    }

    [Fact]
    public void There_is_nothing_to_report_on_without_a_store() =>
        Assert.Contains("There is no store", Assert.Throws<InputException>(() => AccountStore.Read(Path, new StoreSettings())).Message, StringComparison.Ordinal);

    private string Refused() => Assert.Throws<InputException>(() => AccountStore.Open(Path, new StoreSettings())).Message;

    private void Run(string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={Path}");
        connection.Open();
        connection.Execute(sql);
    }
}
