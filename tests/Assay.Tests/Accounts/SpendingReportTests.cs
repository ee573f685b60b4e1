using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Reporting.Spending;

namespace Assay.Tests.Accounts;

/// <summary>The page that <c>assay accounts report --report</c> writes.</summary>
public sealed class SpendingReportTests : IDisposable
{
    private readonly MadeUpLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void It_stands_on_its_own_runs_nothing_and_tells_the_figures_of_the_document()
    {
        var json = lab.Report("--report", lab["out.html"], "--format", "json").Succeeded().Json;
        var text = File.ReadAllText(lab["out.html"]);
        var page = XDocument.Parse(Regex.Replace(text, "^<!DOCTYPE html>", "")).Root!;
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "link");
        Assert.All(page.Descendants("a"), link => Assert.StartsWith("#", link.Attribute("href")!.Value, StringComparison.Ordinal));
        foreach (var model in json.GetProperty("models").EnumerateArray())
        {
            var name = model.GetProperty("model").GetString() ?? "What is no model's";
            var card = page.Descendants("article").Single(article => article.Element("h3")!.Value == name);
            Assert.All(model.GetProperty("ladder").EnumerateArray(), rung => Assert.Contains(Money(rung.GetProperty("adds").GetDecimal()), card.Value, StringComparison.Ordinal));
        }

        Assert.All(json.GetProperty("cost_by_month").EnumerateObject(), month => Assert.Contains(Money(month.Value.GetDecimal()), Section(page, "costs").Value, StringComparison.Ordinal));
        Assert.Contains(Money(json.GetProperty("unexplained").GetDecimal()), Section(page, "unexplained").Value, StringComparison.Ordinal);
        Assert.Contains("sum to the books to the cent", Section(page, "answer").Value, StringComparison.Ordinal);
        Assert.Contains("held and never active", Section(page, "waste").Value, StringComparison.Ordinal);
        Assert.Matches("[0-9.]+ (kg|g)", Section(page, "energy").Value);
        Assert.Contains("bench-nccl", Section(page, "uncaught").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_opens_into_its_runs_and_a_run_into_its_largest_jobs_with_their_cost()
    {
        var figures = lab.Figures();
        var page = XDocument.Parse(Regex.Replace(SpendingReport.Write(figures), "^<!DOCTYPE html>", "")).Root!;
        var nova = page.Descendants("article").Single(article => article.Element("h3")!.Value == "nova");
        var run = nova.Descendants("details").First(details => details.Element("summary")!.Value.StartsWith("nova pre-training:", StringComparison.Ordinal));
        var told = figures.Runs.Single(one => one.Run == "nova pre-training");
        var rows = run.Descendants("tbody").Single().Elements("tr").ToArray();
        Assert.Equal(figures.JobsOf(told).Select(job => job.Job), rows.Select(row => row.Element("th")!.FirstNode!.ToString().Trim()));
        Assert.Equal(figures.JobsOf(told).Select(job => Money(job.Cents!.Value / 100m)), rows.Select(row => row.Elements("td").Last().Value));
    }

    [Fact]
    public void The_same_figures_give_the_same_page_and_French_has_no_English_left()
    {
        var figures = lab.Figures();
        Assert.Equal(SpendingReport.Write(figures), SpendingReport.Write(lab.Figures()));
        var french = Language.French.While(() => SpendingReport.Write(figures));
        Assert.Contains("lang=\"fr\"", french, StringComparison.Ordinal);
        Assert.Contains("Ce que chaque modèle a coûté", french, StringComparison.Ordinal);
        Assert.Contains("au centime près", french, StringComparison.Ordinal);
        Assert.DoesNotContain(" of ", Regex.Replace(french, "<style>.*?</style>", "", RegexOptions.Singleline), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_rules_state_runs_and_models_it_tells_what_their_tokens_cost_and_what_was_made_of_accelerators()
    {
        var json = lab.Json().GetProperty("efficiency");
        var page = XDocument.Parse(Regex.Replace(SpendingReport.Write(lab.Figures()), "^<!DOCTYPE html>", "")).Root!;
        var told = Section(page, "efficiency");
        var (run, model) = (json.GetProperty("runs")[0], json.GetProperty("models")[0]);
        var rows = told.Descendants("tbody").Elements("tr").Select(row => row.Elements().Select(cell => Plain(cell.Value)).ToArray()).ToArray();
        Assert.Equal("nova pre-training", rows[0][0]);
        Assert.Equal(Share("goodput", run), rows[0][2]);
        Assert.Equal(Share("mfu", run), rows[0][3]);
        Assert.Equal(Share("mfu", run.GetProperty("simulated")), rows[0][6]);
        Assert.Equal(["nova pre-training", "1.6T tokens", Money(run.GetProperty("cost").GetDecimal()), Small(run, "cost_per_million_tokens"), Money(run.GetProperty("cost_per_trillion_tokens").GetDecimal())], rows[1]);
        Assert.Equal(Money(model.GetProperty("cost_without_serving").GetDecimal()), rows[2][2]);
        Assert.Equal(["nova", "2025-01 to 2025-02", "300B tokens"], rows[3][..3]);
        Assert.Equal([Money(model.GetProperty("serving_cost").GetDecimal()), Small(model, "cost_per_million_served"), Small(model, "cost_per_thousand_requests")], rows[3][4..]);
        Assert.Contains(Plain(run.GetProperty("verdict").GetString()!), Plain(told.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--report", "", "--report names no file.")]
    [InlineData("--workbook", "nowhere/x.xlsx", "There is no folder")]
    public void A_file_that_cannot_be_written_is_told_before_anything_is_computed(string option, string path, string problem)
    {
        var outcome = lab.Report(option, path.Length == 0 ? "" : lab[path]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_and_the_rules_are_never_overwritten()
    {
        var before = File.ReadAllBytes(lab.Store);
        Assert.Contains("would overwrite", lab.Report("--report", lab.Store).Error, StringComparison.Ordinal);
        Assert.Contains("would overwrite", lab.Report("--workbook", MadeUpLab.RulesFile).Error, StringComparison.Ordinal);
        Assert.Contains("would overwrite", lab.Report("--report", lab["x"], "--workbook", lab["x"]).Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(lab.Store));
    }

    private static XElement Section(XElement page, string id) => page.Descendants("section").Single(section => section.Attribute("id")?.Value == id);

    private static string Share(string name, JsonElement of) => Plain(Amounts.Share(of.GetProperty(name).GetDouble()));

    private static string Small(JsonElement of, string name) => of.GetProperty(name).GetDouble() is var each && each >= 1 ? each.ToString("N2", CultureInfo.InvariantCulture) : each.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Plain(string text) => Regex.Replace(text, @"\p{Zs}", " ");

    private static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
