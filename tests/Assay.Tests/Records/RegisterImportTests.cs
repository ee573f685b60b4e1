using System.Globalization;
using Assay.Documents;
using Assay.Tests.Accounts;

namespace Assay.Tests.Records;

public sealed class RegisterImportTests : IDisposable
{
    private const string Racks = "rack-1,accelerators,8,64,2024-12-15,2000000.00,USD,2025-01-01,,,0.1,5,Maker";

    private readonly Books books = new();

    public void Dispose() => books.Dispose();

    [Fact]
    public void The_table_is_told_by_its_header()
    {
        Assert.Equal(1, books.Register(Books.Assets, Racks).Taken);
        Assert.Equal(1, books.Register(Books.Invoices, "17,Power Co,2025-02-03,2025-01-01,2025-01-31,1234.56,USD,energy,,98765.4").Taken);
        Assert.Equal(1, books.Register(Books.People, "2025-01,research,12.5,250000,USD").Taken);
        Assert.Equal(2000000.00m, books.Sum("SELECT sum(price) FROM assets"));
        Assert.Equal(1234.56m, books.Sum("SELECT sum(amount) FROM invoices"));
        Assert.Equal(12.5m, books.Sum("SELECT sum(heads) FROM people"));
    }

    [Fact]
    public void An_invoice_told_twice_counts_once_and_the_second_is_refused_with_its_place()
    {
        const string Once = "17,Power Co,2025-02-03,2025-01-01,2025-01-31,100.00,USD,energy,,";
        var result = books.Register(Books.Invoices, Once, Once, Once.Replace("100.00", "90.00", StringComparison.Ordinal), Once.Replace("Power Co", "Other", StringComparison.Ordinal));
        Assert.Equal(2, result.Taken);
        Assert.Equal(["3 invoice", "4 invoice"], result.Refused.Select(refusal => string.Create(CultureInfo.InvariantCulture, $"{refusal.Row} {refusal.Column}")));
        Assert.Contains("a second time", result.Refused[0].Why.ToString(), StringComparison.Ordinal);
        Assert.Contains("told in two ways", result.Refused[1].Why.ToString(), StringComparison.Ordinal);
        Assert.Equal(200m, books.Sum("SELECT sum(amount) FROM invoices"));

        var later = books.Register(Books.Invoices, Once.Replace("100.00", "80.00", StringComparison.Ordinal));
        Assert.Equal((0, 1), (later.Taken, later.RefusedCount));
        Assert.Equal((0, 0, 1), books.Register(Books.Invoices, Once) is var again ? (again.Taken, again.RefusedCount, again.Unchanged) : default);
    }

    [Fact]
    public void A_later_register_tells_of_a_disposal_and_the_earlier_one_changes_nothing_any_more()
    {
        var disposed = Racks.Replace("2025-01-01,,", "2025-01-01,2026-06-30,500000", StringComparison.Ordinal);
        books.Register(Books.Assets, Racks);
        Assert.Equal(1, books.Register(Books.Assets, disposed).Taken);
        var known = books.All("assets");
        var earlier = books.Register(Books.Assets, Racks);
        Assert.Equal((0, 1, 0), (earlier.Taken, earlier.Unchanged, earlier.RefusedCount));
        Assert.Equal(known, books.All("assets"));
        using var other = new Books();
        other.Register(Books.Assets, disposed);
        other.Register(Books.Assets, Racks);
        Assert.Equal(known, other.All("assets"));
    }

    [Theory]
    [InlineData("price", "2000000.00", "2000000.001", "finer than a cent")]
    [InlineData("price", "2000000.00", "2e6 dollars", "no number")]
    [InlineData("kind", "accelerators", "acelerators", "Did you mean 'accelerators'?")]
    [InlineData("purchased", "2024-12-15", "15/12/2024", "write it as 2025-01-31")]
    [InlineData("disposed", "2025-01-01,,", "2025-01-01,2024-01-01,", "before the beginning")]
    [InlineData("proceeds", "2025-01-01,,,", "2025-01-01,,5,", "no day of disposal")]
    [InlineData("salvage_share", "0.1", "10", "no share from 0 to 1")]
    [InlineData("life_years", ",5,", ",0,", "no life")]
    [InlineData("currency", "USD", "$", "no currency")]
    [InlineData("asset", "rack-1", "", "Nothing stands here")]
    public void A_cell_at_fault_is_told_with_its_column(string column, string good, string bad, string why)
    {
        var row = Racks.Replace(good, bad, StringComparison.Ordinal);
        var result = books.Register(Books.Assets, row, Racks.Replace("rack-1", "rack-2", StringComparison.Ordinal));
        Assert.Equal(1, result.Taken);
        var refusal = Assert.Single(result.Refused);
        Assert.Equal((2, column), (refusal.Row, refusal.Column));
        Assert.Contains(why, refusal.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_a_column_is_refused_by_name()
    {
        var refused = Assert.Throws<InputException>(() => books.Register("invoice,supplier,date,period_start,period_end,ammount,currency,resource"));
        Assert.Contains("a list of invoices has no column 'amount'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Is 'ammount' meant?", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registers_in_any_order_and_any_pieces_give_the_same_store()
    {
        string[] rows = [.. Enumerable.Range(0, 30).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i % 20},Supplier {i % 3},2025-02-0{1 + (i % 9)},2025-01-01,2025-01-31,{100 + i}.{i:00},USD,energy,,"))];
        books.Register(Books.Invoices, rows);
        using var other = new Books();
        foreach (var piece in rows.Reverse().Chunk(7))
            other.Register(Books.Invoices, piece);
        Assert.Equal(books.All("invoices"), other.All("invoices"));
    }
}
