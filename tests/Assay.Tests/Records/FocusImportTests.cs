using System.Globalization;
using Assay.Documents;
using Assay.Records;
using Assay.Tests.Accounts;

namespace Assay.Tests.Records;

public sealed class FocusImportTests : IDisposable
{
    private static readonly string Sample = System.IO.Path.Combine(Cli.Repository.Root, "tests/Assay.Tests/Records/focus_sample_1000.csv");

    private readonly Books books = new();

    public void Dispose() => books.Dispose();

    [Fact]
    public void The_published_sample_is_taken_whole_and_its_sums_are_those_of_an_independent_count()
    {
        var result = books.FocusFile(Sample);
        Assert.Equal((1000, 0, 0), (result.Taken, result.Unchanged, result.RefusedCount));
        // Counted by Python's decimal over the file.
        Assert.Equal(20.52022672899m, books.Sum("SELECT sum(billed) FROM charges"));
        Assert.Equal(14.97651418586m, books.Sum("SELECT sum(effective) FROM charges"));
        Assert.Equal(-2.6137m, books.Sum("SELECT sum(billed) FROM charges WHERE category = 'Credit'"));
        Assert.Equal(4, books.Sum("SELECT count(*) FROM charges WHERE commitment_status = 'Used'"));
        Assert.Equal(75, books.Sum("SELECT count(*) FROM charges WHERE resource IS NULL"));
        Assert.Contains(result.Notes, note => note.ToString().Contains("a column 'Id', which FOCUS does not know", StringComparison.Ordinal));
    }

    [Fact]
    public void Importing_twice_or_in_pieces_in_any_order_gives_the_same_store()
    {
        books.FocusFile(Sample);
        var whole = books.All("charges");
        var again = books.FocusFile(Sample);
        Assert.Equal((0, 1000), (again.Taken, again.Unchanged));
        Assert.Equal(whole, books.All("charges"));

        var lines = File.ReadAllLines(Sample);
        using var other = new Books();
        other.Focus(lines[0], lines[600..]);
        other.Focus(lines[0], lines[300..700]);
        other.Focus(lines[0], lines[1..400].Reverse());
        Assert.Equal(whole, other.All("charges"));
    }

    [Fact]
    public void The_same_bill_as_parquet_is_the_same_bill()
    {
        books.FocusFile(Sample);
        var whole = books.All("charges");
        var parquet = books.Path("bill.parquet");
        books.Store.Connection.Execute($"""
            COPY (SELECT * REPLACE (CASE WHEN Tags <> 'NULL' THEN Tags END AS Tags, "BilledCost"::DECIMAL(30, 15) AS "BilledCost", "ChargePeriodStart"::TIMESTAMP AS "ChargePeriodStart")
            FROM read_csv('{Sample}', all_varchar=true)) TO '{parquet}' (FORMAT parquet)
            """);
        var result = books.FocusFile(parquet);
        Assert.Equal((0, 1000, 0), (result.Taken, result.Unchanged, result.RefusedCount));
        Assert.Equal(whole, books.All("charges"));
    }

    [Fact]
    public void Every_fault_of_a_charge_is_told_with_its_line_and_column_and_the_rest_is_taken()
    {
        string[] good = [Books.Charge(1.25m, "2025-01"), Books.Charge(-0.5m, "2025-01", category: "Credit"), Books.Charge(0.75m, "2025-02", category: "Tax")];
        var result = books.Focus(
            Books.Bill,
            good[0],
            good[1],
            good[0].Replace("1.25,", "1.25 USD,", StringComparison.Ordinal),
            good[0].Replace("USD", "dollars", StringComparison.Ordinal),
            good[0].Replace("Usage", "Usages", StringComparison.Ordinal),
            good[0].Replace("2025-02-01", "2024-02-01", StringComparison.Ordinal),
            good[0].Replace("AWS", "NULL", StringComparison.Ordinal),
            good[0].Replace("2025-01-01", "January", StringComparison.Ordinal),
            good[0],
            "1.25,1.25,USD",
            good[2]);
        Assert.Equal(3, result.Taken);
        Assert.Equal(
            ["4 BilledCost", "5 BillingCurrency", "6 ChargeCategory", "7 BillingPeriodEnd", "8 ProviderName", "9 BillingPeriodStart", "10 row", "11 BillingPeriodStart"],
            result.Refused.Select(refusal => string.Create(CultureInfo.InvariantCulture, $"{refusal.Row} {refusal.Column}")));
        Assert.Contains("Did you mean 'Usage'?", result.Refused[2].Why.ToString(), StringComparison.Ordinal);
        Assert.Equal(1.5m, books.Sum("SELECT sum(billed) FROM charges"));
    }

    [Fact]
    public void A_missing_column_is_refused_by_name_with_the_nearest_and_nothing_is_taken()
    {
        var header = Books.Bill.Replace("EffectiveCost", "EfectiveCost", StringComparison.Ordinal);
        var refused = Assert.Throws<InputException>(() => books.Focus(header, Books.Charge(1, "2025-01")));
        Assert.Contains("no column 'EffectiveCost'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Is 'EfectiveCost' meant?", refused.Message, StringComparison.Ordinal);
        Assert.Empty(books.All("charges"));
    }

    [Fact]
    public void A_misnamed_column_that_can_be_missed_is_told_with_the_nearest()
    {
        var result = books.Focus(Books.Bill.Replace("ServiceName", "ServiceNames", StringComparison.Ordinal), Books.Charge(1, "2025-01"));
        Assert.Equal(1, result.Taken);
        Assert.Contains(result.Notes, note => note.ToString().Contains("no column 'ServiceName': is 'ServiceNames' meant?", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_delimiter_and_a_file_that_is_no_parquet_are_refused()
    {
        Assert.Contains("parted by ';'", Assert.Throws<InputException>(() => books.Focus(Books.Bill.Replace(',', ';'))).Message, StringComparison.Ordinal);
        var path = books.Path("broken.parquet");
        File.WriteAllText(path, "PAR1 and no more");
        Assert.Contains("cannot be read as Parquet", Assert.Throws<InputException>(() => books.FocusFile(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Charges_in_another_currency_are_kept_apart_and_that_is_said()
    {
        books.Focus(Books.Bill, Books.Charge(1, "2025-01"));
        var result = books.Focus(Books.Bill, Books.Charge(1, "2025-01", currency: "EUR"));
        Assert.Equal(1, result.Taken);
        Assert.Contains(result.Notes, note => note.ToString().Contains("EUR, USD: they are kept apart and never added", StringComparison.Ordinal));
    }
}
