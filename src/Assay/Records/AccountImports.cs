using Assay.Documents;

namespace Assay.Records;

/// <summary>A file to import.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Path">Where it lies.</param>
public sealed record ImportFile(string Name, string Path);

/// <summary>What can be brought into a store.</summary>
public static class AccountImports
{
    /// <summary>Imports listings of <c>sacct</c>, as text or as JSON.</summary>
    /// <exception cref="InputException">A file is no such listing; nothing is taken.</exception>
    public static ImportResult Slurm(AccountStore store, IReadOnlyList<ImportFile> files, SlurmOrders orders) =>
        Importing.Run(store, new SlurmImporter(orders), [.. files.Select(file => new Piece(file.Name, file.Path))]);

    /// <summary>Imports cloud bills by FOCUS 1.0 to 1.2, as CSV or Parquet.</summary>
    /// <exception cref="InputException">A file is no such bill; nothing is taken.</exception>
    public static ImportResult Focus(AccountStore store, IReadOnlyList<ImportFile> files) =>
        Importing.Run(store, new FocusImporter(store), [.. files.Select(file => new Piece(file.Name, file.Path))]);

    /// <summary>Imports tables of the register: assets, invoices, people by month.</summary>
    /// <exception cref="InputException">A file is no such table; nothing is taken.</exception>
    public static ImportResult Register(AccountStore store, IReadOnlyList<ImportFile> files) =>
        Importing.Run(store, new RegisterImporter(), [.. files.Select(file => new Piece(file.Name, file.Path))]);

    /// <summary>Imports what clusters had: listings of <c>sreport cluster utilization</c>.</summary>
    /// <exception cref="InputException">A file is no such listing; nothing is taken.</exception>
    public static ImportResult Sreport(AccountStore store, IReadOnlyList<ImportFile> files, SlurmOrders orders) =>
        Importing.Run(store, new SreportImporter(orders), [.. files.Select(file => new Piece(file.Name, file.Path))]);

    /// <summary>Imports metrics of GPUs: answers of range queries of Prometheus.</summary>
    /// <param name="store">The store.</param>
    /// <param name="files">The answers.</param>
    /// <param name="cluster">The cluster of series that name none.</param>
    /// <exception cref="InputException">A file is no such answer; nothing is taken.</exception>
    public static ImportResult Metrics(AccountStore store, IReadOnlyList<ImportFile> files, string cluster) =>
        Importing.Run(store, new MetricsImporter(cluster), [.. files.Select(file => new Piece(file.Name, file.Path))]);

    /// <summary>Imports what OpenCost allocated: answers of its <c>/allocation</c>.</summary>
    /// <param name="store">The store.</param>
    /// <param name="files">The answers.</param>
    /// <param name="cluster">The cluster of allocations that name none.</param>
    /// <exception cref="InputException">A file is no such answer; nothing is taken.</exception>
    public static ImportResult OpenCost(AccountStore store, IReadOnlyList<ImportFile> files, string cluster) =>
        Importing.Run(store, new OpenCostImporter(cluster), [.. files.Select(file => new Piece(file.Name, file.Path))]);
}
