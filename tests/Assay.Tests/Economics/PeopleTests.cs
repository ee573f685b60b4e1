using Assay.Tests.Cases;
using Assay.Tests.Modeling;

namespace Assay.Tests.Economics;

/// <summary>What people and data cost, in parts.</summary>
public class PeopleTests
{
    private const string Head = "case: people\nas_of: 2024-07-01\nruns: { r: { rental_rate: 2 USD/GPU-hour, gpu_hours: 1M GPU-hour, assumption: a } }\n";

    [Fact]
    public void A_role_has_the_published_pay_with_overhead_and_equity_on_top()
    {
        var draws = Of("people: { assumption: a, overhead: 1.3, researchers: { count: 10, role: ai-researcher, equity: 50k USD/person/year } }");
        Assert.Equal("catalog.prices.salary_ai_researcher.salary", Assert.Single(Assay.Modeling.Graph.InputsOf(draws.Case.Graph["people.researchers.pay"])));
        Draws.AssertEqual([.. draws["people.researchers.pay"].Select(pay => 10 * ((1.3 * pay) + (50e3 / 8766)))], draws["people.cost_per_year"]);
        var low = 8766 * Models.Sample(draws.Case.Graph, new Assay.Modeling.SamplingOptions { Samples = 20_000 }, "people.researchers.pay")["people.researchers.pay"].Order().ElementAt(1000);
        Assert.InRange(low, 188_000, 196_000);
    }

    [Fact]
    public void An_overhead_of_a_group_stands_before_that_of_the_section_and_neither_comes_upon_a_cost_all_in()
    {
        var draws = Of("people: { assumption: a, overhead: 1.3, a: { count: 1, pay: 100k USD/person/year }, b: { count: 1, pay: 100k USD/person/year, overhead: 1.5 }, c: { count: 1, cost: 100k USD/person/year } }");
        Assert.Equal([130e3, 150e3, 100e3], new[] { "a", "b", "c" }.Select(group => Math.Round(8766 * draws[$"people.{group}.cost_per_year"][0], 6)));
        Assert.Equal(380e3, 8766 * draws["lab.research.people"][0], 1e-6);
    }

    [Fact]
    public void The_same_role_in_two_regions_has_two_prices()
    {
        var draws = Of("people: { assumption: a, here: { count: 1, role: software-engineer, region: US }, anywhere: { count: 1, role: software-engineer } }");
        Assert.True(draws.Case.Graph.Contains("catalog.prices.salary_software_engineer.salary.us"));
        Assert.True(draws.Case.Graph.Contains("catalog.prices.salary_software_engineer.salary"));
    }

    [Fact]
    public void Data_in_parts_has_a_line_each_that_sum_to_the_whole()
    {
        var draws = Of("data: { assumption: a, purchase: 1M USD/year, labelling: 2M to 3M USD/year, licences: 0.5M USD/year }");
        var lines = draws.Case.Ledger.Where(line => line.Resource == Assay.Economics.Resource.Data).ToArray();
        Assert.Equal(["purchase", "labelling", "licences"], lines.Select(line => line.Item));
        Draws.AssertEqual(draws["lab.data_per_year"], draws.Sum(lines.Select(line => line.Quantity)));
    }

    private static Draws Of(string more) => new(SmallCase.Of(Head + more));
}
