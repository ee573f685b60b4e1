using Assay.Catalog;
using Assay.Documents;

namespace Assay.Tests.Catalog;

/// <summary>The check of the catalogue finds each defect, and the shipped catalogue has none.</summary>
public class CatalogCheckTests
{
    private const string Source = "epoch-chip-dataset";
    private const string Chip = $"X9: {{ title: X9, vendor: X, aliases: [X nine], source: {Source}, peak: {{ bf16: 100 TFLOP/s/GPU }}, memory: 80 GB/GPU, power: 700 W/GPU }}\n";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void The_shipped_catalogue_has_no_defect() => Assert.Empty(CatalogCheck.Run(CatalogFiles.Shipped, Today));

    [Fact]
    public void A_sound_addition_has_no_defect()
    {
        using var own = new OwnCatalogue()
            .With("facts/own.yaml", $"own.power: {{ value: 5 to 6 kW, source: {Source}, date: 2025-01 }}\nown.guess: {{ value: 50 %, assumption: why }}\nown.both: {{ values: [1 kW, 2 to 3 kW], source: {Source} }}\n")
            .WithMore("accelerators.yaml", Chip)
            .WithMore("prices.csv", $"X9,chip,,,,2025-01,,10000,,USD/GPU,{Source},\n");
        Assert.Empty(Problems(own));
    }

    [Theory]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW }", "own.power has no source.")]
    [InlineData("facts/own.yaml", "own.power: 5 kW", "own.power has no source.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: nowhere }", "There is no source 'nowhere'.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: epoch-chip-datase }", "There is no source 'epoch-chip-datase'.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: SOURCE, assumption: why }", "A value is either from a source or an assumption.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kV, source: SOURCE }", "'kV' is not a unit.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5, unit: kW, source: SOURCE }", "Own.power needs a unit like kW.")]
    [InlineData("facts/own.yaml", "own.power: { values: [5 kW, 6 GPU], source: SOURCE }", "This is in GPU, the first value in kW.")]
    [InlineData("facts/own.yaml", "own.power: { values: [], source: SOURCE }", "'values' is empty.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, values: [5 kW], source: SOURCE }", "Here stand both 'value' and 'values'.")]
    [InlineData("facts/own.yaml", "own.power: { source: SOURCE }", "own.power has no value.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: SOURCE, date: 2027 }", "The date 2027 lies in the future.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: SOURCE, date: 2026-11-24 }", "The date 2026-11-24 lies in the future.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: SOURCE, date: yesterday }", "'yesterday' is no date.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: SOURCE, sauce: 3 }", "A value has no key 'sauce'.")]
    [InlineData("facts/own.yaml", "own.power: { value: own.other * 2, source: SOURCE }", "own.power is a formula, and a fact of the catalogue is not.")]
    [InlineData("facts/own.yaml", "own.power: { value: 5 kW, source: SOURCE }\nown.power: { value: 6 kW, source: SOURCE }", "The key 'own.power' stands twice in this map.")]
    [InlineData("facts/zz.yaml", "servers.price_over_chip: { value: 5, source: SOURCE }", "The fact 'servers.price_over_chip' stands in two files.")]
    [InlineData("facts/own.yaml", "{ own.power: { value: 5 kW, source: SOURCE } }", "not laid out as the catalogue is")]
    [InlineData("facts/own.yaml", "own.power : { value: 5 kW, source: SOURCE }", "not laid out as the catalogue is")]
    [InlineData("facts/own.yaml", "own.power: [}", "This is not valid YAML")]
    [InlineData("facts/own.yaml", "", "The file is empty.")]
    [InlineData("sources.yaml", "mine: { title: T, publisher: P, date: 2025-01-01 }", "A source needs 'read'.")]
    [InlineData("sources.yaml", "mine: { title: T, publisher: P, date: 2027-01-01, read: full }", "The date 2027-01-01 lies in the future.")]
    [InlineData("sources.yaml", "mine: { title: T, publisher: P, date: 2025-13-01, read: full }", "'2025-13-01' is no date.")]
    [InlineData("sources.yaml", "mine: { title: T, publisher: P, date: 2025, read: skimmed }", "'skimmed' is no way of reading a source.")]
    [InlineData("sources.yaml", "mine: words", "The source 'mine' must be a map.")]
    [InlineData("accelerators.yaml", "X9: { title: X9, vendor: X, memory: 80 GB/GPU }", "X9: memory has no source.")]
    [InlineData("accelerators.yaml", "X9: { title: X9, vendor: X, memory: 80 kW, source: SOURCE }", "X9: memory is told in GB/GPU, not in kW.")]
    [InlineData("accelerators.yaml", "X9: { title: X9, vendor: X, peak: { bf16: 100 TFLOP }, source: SOURCE }", "X9: dense peak rate in BF16 is told in TFLOP/s/GPU, not in TFLOP.")]
    [InlineData("accelerators.yaml", "X9: { vendor: X, memory: 80 GB/GPU, source: SOURCE }", "An accelerator needs 'title'.")]
    [InlineData("accelerators.yaml", "X9: { title: X9, vendor: X, memori: 80 GB/GPU, source: SOURCE }", "An accelerator has no key 'memori'.")]
    [InlineData("accelerators.yaml", "X9: { title: X9, vendor: X, launched: 2027-03, source: SOURCE }", "The date 2027-03 lies in the future.")]
    [InlineData("accelerators.yaml", "X9: { title: X9, vendor: X, aliases: [h100 sxm], source: SOURCE }", "'h100 sxm' names both H100-SXM and X9.")]
    [InlineData("accelerators.yaml", "h100sxm: { title: X9, vendor: X, source: SOURCE }", "'h100sxm' names both H100-SXM and h100sxm.")]
    [InlineData("accelerators.yaml", "X9: words", "The accelerator 'X9' must be a map.")]
    [InlineData("prices.csv", "X9,chip,,,,2025-01,,10000,,USD/GPU,SOURCE,", "No accelerator has the id 'X9'.")]
    [InlineData("prices.csv", "H100,chip,,,,2025-01,,10000,,USD/GPU,SOURCE,", "No accelerator has the id 'H100'.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,10000,,USD/GPU,,", "The price has no source.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,10000,,USD/GPU,nowhere,", "There is no source 'nowhere'.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2027-01,,10000,,USD/GPU,SOURCE,", "The price's date lies in the future.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,someday,,10000,,USD/GPU,SOURCE,", "'someday' is no date.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,10000,,USD/GPUhour,SOURCE,", "'GPUhour' is not a unit.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,10000,,USD/GPU-hour,SOURCE,", "A price in the form 'chip' is not told in USD/GPU-hour.")]
    [InlineData("prices.csv", "H100-SXM,rental,,,,2025-01,,2,,USD/hour,SOURCE,", "A price in the form 'rental' is not told in USD/hour.")]
    [InlineData("prices.csv", "H100-SXM,rental,,,,2025-01,,2,,GPU-hour,SOURCE,", "A price in the form 'rental' is not told in GPU-hour.")]
    [InlineData("prices.csv", "H100-SXM,hire,,,,2025-01,,2,,USD/GPU-hour,SOURCE,", "There is no form 'hire' of a price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,-10,,USD/GPU,SOURCE,", "'-10' under 'value' is no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,0,,USD/GPU,SOURCE,", "'0' under 'value' is no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,Infinity,,USD/GPU,SOURCE,", "'Infinity' under 'value' is no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,10k,,USD/GPU,SOURCE,", "'10k' under 'value' is no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,,,USD/GPU,SOURCE,", "The row has no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,9,,8,USD/GPU,SOURCE,", "The low price is not below the high one.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,9,,,USD/GPU,SOURCE,", "The row has no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,,,,2025-01,,,9,USD/GPU,SOURCE,", "The row has no price.")]
    [InlineData("prices.csv", "H100-SXM,chip,2025-01", "The row has 3 cells, not 12.")]
    public void A_defect_is_found(string file, string entry, string problem)
    {
        using var own = new OwnCatalogue();
        entry = entry.Replace("SOURCE", Source, StringComparison.Ordinal);
        _ = file.StartsWith("facts/", StringComparison.Ordinal) ? own.With(file, entry) : own.WithMore(file, entry + "\n");
        var errors = CatalogCheck.Run(own.Files, Today);
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Contains(problem, error.Problem.ToString(), StringComparison.Ordinal));
        Assert.All(errors, error => Assert.StartsWith(Path.Combine(own.Folder, file), error.At!.Value.Source.Name, StringComparison.Ordinal));
        if (entry.Length > 0)
            Assert.Contains(errors, error => Line(error).Length > 0 && entry.Contains(Line(error), StringComparison.Ordinal));
    }

    [Fact]
    public void All_defects_of_all_files_are_told()
    {
        using var own = new OwnCatalogue()
            .With("facts/own.yaml", "own.a: { value: 5 kW }\nown.b: { value: 5 kV, source: nowhere }\n")
            .WithMore("accelerators.yaml", "X8: { title: X8, vendor: X, memory: 80 kW, power: 3 GPU, source: nowhere }\nX7: { vendor: X }\n")
            .WithMore("prices.csv", "X9,chip,,,,never,,10000,,USD/GPU,nowhere,\nX9,chip,,,,2025,,,,USD/GPU,SOURCE,\n");
        Assert.Equal(9, Problems(own).Count);
    }

    [Theory]
    [InlineData("aliases: [Llama 3-8b]", "'Llama 3-8b' names both meta-llama/Meta-Llama-3-8B and own/small.")]
    [InlineData("published: { parameters: { value: 1B, source: nowhere } }", "There is no source 'nowhere'.")]
    public void A_defect_of_an_architecture_is_told(string line, string problem)
    {
        using var own = new OwnCatalogue().With("architectures/small.yaml", $$"""
            id: own/small
            source: {{Source}}
            layers: 4
            hidden: 64
            vocabulary: 1k
            attention: { kind: mha, heads: 4, head_size: 16 }
            mlp: { size: 256 }
            {{line}}
            """);
        Assert.Equal([problem], Problems(own));
    }

    [Fact]
    public void A_wrong_header_of_the_price_table_is_told()
    {
        using var own = new OwnCatalogue().With("prices.csv", "item,price\nH100-SXM,3\n");
        Assert.Equal(["The header of the price table is not as expected."], Problems(own));
    }

    [Fact]
    public void The_line_of_a_price_is_told_behind_a_cell_of_several_lines()
    {
        using var own = new OwnCatalogue().With("prices.csv", $"item,form,venue,term,region,date,low,value,high,unit,source,note\nH100-SXM,chip,,,,2025,,9,,USD/GPU,{Source},\"two\nlines\"\nH100-SXM,chip,,,,2025,,9,,USD/GPU,nowhere,\n");
        Assert.Equal(4, Assert.Single(CatalogCheck.Run(own.Files, Today)).At!.Value.Line);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Equal("There is no folder 'no/such/folder'.", Documents.Inputs.Error(() => CatalogFiles.In("no/such/folder")).Problem);

    private static List<string> Problems(OwnCatalogue own) => [.. CatalogCheck.Run(own.Files, Today).Select(error => error.Problem.ToString())];

    private static string Line(InputError error) => error.At!.Value.Source.Line(error.At.Value.Line);
}
