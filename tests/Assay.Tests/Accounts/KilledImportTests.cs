using System.Diagnostics;
using Assay.Records;
using Assay.Tests.Cli;
using Assay.Tests.Records;

namespace Assay.Tests.Accounts;

/// <summary>Imports of every kind that are killed at any moment: the next one completes the store, and it is the same as if none had been.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Jobs = 60_000, Charges = 20_000, Invoices = 20_000, Gpus = 400;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_store_is_completed_by_the_next_import_as_if_none_had_been_killed()
    {
        string[] files = [.. Fill()];
        var clock = Stopwatch.StartNew();
        folder.Run(Import("whole.duckdb")).Succeeded();
        // Moments from before the first row to after the last file, on a machine of any speed.
        var whole = clock.Elapsed;
        foreach (var share in new[] { 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97 })
            Killed(Import("s.duckdb"), whole * share);

        var last = folder.Run(Import("s.duckdb")).Succeeded().Json;
        Assert.Equal(Jobs + Charges + Invoices + Gpus, last.GetProperty("taken").GetInt64() + last.GetProperty("unchanged").GetInt64());
        var again = folder.Run(Import("s.duckdb")).Succeeded().Json;
        Assert.Equal((0, Jobs + Charges + Invoices + Gpus), (again.GetProperty("taken").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        Assert.All(Content("whole.duckdb").Zip(Content("s.duckdb")), tables => Assert.Equal(tables.First, tables.Second));
        Assert.Equal([.. files.Append("s.duckdb").Append("whole.duckdb").Order(StringComparer.Ordinal)], folder.Files.Order(StringComparer.Ordinal));
    }

    private static string[] Import(string store) => ["accounts", "import", "--slurm", "0.txt", "1.txt", "2.txt", "--focus", "0.csv", "1.csv", "--register", "invoices.csv", "--metrics", "active.json", "--store", store, "--format", "json"];

    private IEnumerable<string> Fill()
    {
        for (var piece = 0; piece < 3; piece++)
            yield return Lines($"{piece}.txt", TestStore.Header, Jobs / 3, i => $"{(piece * Jobs / 3) + i}|n{i % 9}|a|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu={1 + (i % 8)}");
        for (var piece = 0; piece < 2; piece++)
            yield return Lines($"{piece}.csv", Books.Bill, Charges / 2, i => Books.Charge(i / 100m, "2026-01", id: $"r{piece}-{i}"));
        yield return Lines("invoices.csv", Books.Invoices, Invoices, i => $"N-{i},Hall,2026-01-31,2026-01-01,2026-01-31,{1 + (i % 500)}.00,USD,facility,,");
        folder.Write("active.json", MetricsStore.Answer(Enumerable.Range(0, Gpus).Select(i => MetricsStore.Series(MetricsStore.Active, $"n{i / 8}", i % 8, null, MetricsStore.Steady(0, 60, 0.5)))));
        yield return "active.json";
    }

    private string Lines(string name, string header, int count, Func<int, string> row)
    {
        File.WriteAllLines(folder[name], Enumerable.Range(0, count).Select(row).Prepend(header));
        return name;
    }

    private void Killed(string[] arguments, TimeSpan after)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [AssayCommand.Program, .. arguments]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (!process.WaitForExit(after))
            process.Kill();
        process.WaitForExit();
    }

    private IReadOnlyList<IReadOnlyList<string>> Content(string store)
    {
        using var opened = AccountStore.Read(folder[store], new StoreSettings());
        return [.. new[] { "attempts", "steps", "charges", "invoices", "telemetry", "settings" }.Select(table => opened.Connection.Rows($"SELECT CAST(t AS VARCHAR) AS line FROM {table} t ORDER BY line", row => row.GetString(0)))];
    }
}
