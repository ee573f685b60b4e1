using System.Text.Json;
using Assay.Cases;
using Assay.Catalog;
using Assay.Modeling;

namespace Assay.Tests.Cli;

public class WhatIfTests
{
    private const string Input = "fleet.electricity";
    private const string Change = Input + "=0.2 USD/kWh";
    private static readonly string Case = Repository.Case("deepseek-v3");

    [Fact]
    public void A_change_moves_what_rests_on_it_and_nothing_else()
    {
        var (before, after) = (Audit(), Audit("--set", Change));
        var resting = Resting(Input);
        Assert.Equal(before.EnumerateObject().Select(quantity => quantity.Name), after.EnumerateObject().Select(quantity => quantity.Name));
        foreach (var quantity in before.EnumerateObject().Where(quantity => !resting.Contains(quantity.Name)))
            Assert.Equal(quantity.Value.GetRawText(), after.GetProperty(quantity.Name).GetRawText());
        Assert.Equal(0.2, after.GetProperty(Input).GetProperty("p50").GetDouble(), 1e-12);
        Assert.All(["fleet.energy_per_year", "fleet.cost_per_year", "lab.cost_per_year"], name => Assert.True(Mean(after, name) > Mean(before, name)));
    }

    [Fact]
    public void Several_changes_hold_at_once()
    {
        var audit = Audit("--set", Change, "--set", "fleet.ownership=5 years");
        Assert.Equal(0.2, Mean(audit, Input), 1e-12);
        Assert.Equal(5, Mean(audit, "fleet.ownership"), 1e-12);
    }

    [Fact]
    public void A_changed_input_is_marked_as_an_assumption() =>
        Assert.Equal("assumption", Audit("--set", Change).GetProperty(Input).GetProperty("grounds").GetProperty("kind").GetString());

    [Fact]
    public void A_case_compared_with_itself_differs_in_nothing()
    {
        var compared = AssayCommand.Run("compare", Case, Case, "--format", "json", "--samples", "1000").Succeeded().Json;
        Assert.All(compared.GetProperty("quantities").EnumerateObject(), quantity => Assert.All(quantity.Value.GetProperty("difference").EnumerateObject(), figure => Assert.Equal(0, figure.Value.GetDouble())));
    }

    [Fact]
    public void A_case_compared_with_a_changed_one_differs_in_what_rests_on_the_change()
    {
        var resting = Resting(Input);
        var compared = AssayCommand.Run("compare", Case, Case, "--set", Change, "--format", "json", "--samples", "1000").Succeeded().Json;
        var differing = compared.GetProperty("quantities").EnumerateObject().Where(quantity => quantity.Value.GetProperty("difference").EnumerateObject().Any(figure => figure.Value.GetDouble() != 0)).Select(quantity => quantity.Name).ToArray();
        Assert.Contains("lab.cost_per_year", differing);
        Assert.Subset(resting, differing.ToHashSet());
    }

    [Fact]
    public void Two_different_cases_compare_in_what_they_share()
    {
        var compared = AssayCommand.Run("compare", Case, Repository.Case("deepseek-r1"), "--format", "json", "--samples", "300").Succeeded().Json.GetProperty("quantities");
        Assert.Equal(JsonValueKind.Object, compared.GetProperty("people.cost_per_year").GetProperty("difference").ValueKind);
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("fleet.capex").GetProperty("second").ValueKind);
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("runs.r1.gpu_hours").GetProperty("first").ValueKind);
    }

    [Fact]
    public void A_comparison_of_many_samples_keeps_to_its_memory()
    {
        // 671 MB; all samples of both cases at once would take over 800.
        var command = new AssayCommand { Variables = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x28000000" } };
        command.With("compare", Case, Case, "--samples", "150000", "--format", "csv").Succeeded();
    }

    [Fact]
    public void A_comparison_as_a_table_shows_the_main_quantities_and_the_inputs_that_differ()
    {
        var table = AssayCommand.Run("compare", Case, Case, "--set", Change, "--samples", "300").Succeeded().Out;
        Assert.Contains("lab.cost_per_year", table, StringComparison.Ordinal);
        Assert.Contains(Input, table, StringComparison.Ordinal);
        Assert.DoesNotContain("fleet.residual", table, StringComparison.Ordinal);
    }

    private static JsonElement Audit(params string[] more) =>
        AssayCommand.Run(["audit", Case, "--format", "json", "--samples", "1000", .. more]).Succeeded().Json.GetProperty("quantities");

    private static double Mean(JsonElement quantities, string name) => quantities.GetProperty(name).GetProperty("mean").GetDouble();

    private static HashSet<string> Resting(string input)
    {
        var resting = new HashSet<string> { input };
        foreach (var node in CaseFile.Read(Case, Catalogue.Shipped, []).Graph.Nodes.Where(node => Graph.InputsOf(node).Any(resting.Contains)))
            resting.Add(node.Name);
        return resting;
    }
}
