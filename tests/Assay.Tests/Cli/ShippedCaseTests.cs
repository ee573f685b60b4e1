namespace Assay.Tests.Cli;

public class ShippedCaseTests
{
    public static TheoryData<string> Cases => new(Repository.Cases);

    [Theory, MemberData(nameof(Cases))]
    public void A_shipped_case_audits_as_JSON(string name)
    {
        var outcome = Audit(name, "json");
        Assert.Equal(name, outcome.Json.GetProperty("case").GetString());
        Assert.NotEmpty(outcome.Json.GetProperty("claims").EnumerateArray());
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_shipped_case_audits_as_CSV(string name)
    {
        var rows = Audit(name, "csv").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("name,title,unit,mean,sd,p5,p25,p50,p75,p95,grounds", rows[0]);
        Assert.True(rows.Length > 10);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_shipped_case_audits_as_Markdown(string name)
    {
        var lines = Audit(name, "markdown").Out.Split('\n');
        Assert.StartsWith("## ", lines[0], StringComparison.Ordinal);
        var table = Array.FindIndex(lines, line => line.StartsWith("| --- |", StringComparison.Ordinal));
        Assert.All(lines[table..].TakeWhile(line => line.StartsWith('|')), line => Assert.Equal(Cells(lines[table]), Cells(line)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_shipped_case_audits_as_tables_no_wider_than_the_page(string name)
    {
        var lines = Audit(name, "table").Out.Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 120, $"{line.Length} characters: {line}"));
    }

    [Fact]
    public void The_CSV_of_an_audit_has_a_row_for_every_quantity_of_the_JSON()
    {
        var names = Audit("llama-3.1-405b", "csv").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[0]);
        var quantities = Audit("llama-3.1-405b", "json").Json.GetProperty("quantities").EnumerateObject().Select(quantity => quantity.Name);
        Assert.Equal(quantities, names);
    }

    [Fact]
    public void No_unit_of_a_claim_is_broken_over_two_lines() =>
        Assert.Contains("$914k/person/year", AssayCommand.Run("audit", Repository.Case("deepseek-v3")).Succeeded().Out, StringComparison.Ordinal);

    private static Outcome Audit(string name, string format)
    {
        var outcome = AssayCommand.Run("audit", Repository.Case(name), "--format", format, "--samples", "500").Succeeded();
        Assert.Equal("", outcome.Error);
        return outcome;
    }

    private static int Cells(string row) => row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
}
