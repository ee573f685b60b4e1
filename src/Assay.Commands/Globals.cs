using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

internal enum Format
{
    Table,
    Json,
    Csv,
    Markdown,
}

/// <summary>The options that every command has.</summary>
internal sealed class Globals(CommandHost host)
{
    private static readonly string[] Formats = ["table", "json", "csv", "markdown"];

    private readonly Option<string> format = new("--format", "-f") { Description = Say("How to print."), Recursive = true, DefaultValueFactory = _ => Formats[0] };
    private readonly Option<long> seed = new("--seed") { Description = Say("The seed of all draws; the same seed gives the same result."), Recursive = true, DefaultValueFactory = _ => 1, CustomParser = Whole<long> };
    private readonly Option<int> samples = new("--samples", "-n") { Description = Say("How many times every uncertain input is drawn."), Recursive = true, DefaultValueFactory = _ => 10_000, CustomParser = Whole<int> };
    private readonly Option<int> threads = new("--threads") { Description = Say("How many threads to use; the result does not depend on it."), Recursive = true, DefaultValueFactory = _ => Environment.ProcessorCount, CustomParser = Whole<int> };
    private readonly Option<string?> catalog = new("--catalog") { Description = Say("A folder whose files stand in for those of the shipped catalogue."), Recursive = true, HelpName = "folder" };
    private readonly Option<string> lang = new("--lang") { Description = Say("The language of tables, pages and messages: en or fr. Documents for programs stay English."), Recursive = true, DefaultValueFactory = _ => Language.English.Code };
    private readonly Option<bool> noColor = new("--no-color") { Description = Say("Print without colour."), Recursive = true };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = Say("Print no progress and no notes."), Recursive = true };

    /// <summary>What the command runs on.</summary>
    public CommandHost Host => host;

    public void AddTo(RootCommand root)
    {
        lang.AcceptOnlyFromAmong([.. Language.Codes]);
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Formats);
        foreach (var option in new Option[] { format, seed, samples, threads, catalog, lang, noColor, quiet })
            root.Add(option);
    }

    public Format Format(ParseResult parsed) => Enum.Parse<Format>(parsed.GetRequiredValue(format), ignoreCase: true);

    public bool Quiet(ParseResult parsed) => parsed.GetValue(quiet);

    /// <summary>Says what the result must be read with.</summary>
    public void Warn(ParseResult parsed, IEnumerable<Message> warnings)
    {
        foreach (var warning in warnings.Select(warning => Say(warning)))
        {
            host.Warned?.Invoke(warning);
            Remark(parsed, warning);
        }
    }

    /// <summary>Says something beside the result.</summary>
    public void Remark(ParseResult parsed, string words)
    {
        if (!Quiet(parsed))
            host.Error.WriteLine(words);
    }

    public bool Color(ParseResult parsed) => !parsed.GetValue(noColor) && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public CatalogFiles Files(ParseResult parsed) => parsed.GetValue(catalog) is { } folder ? host.Files.Catalogue(folder) : CatalogFiles.Shipped;

    public Catalogue Catalogue(ParseResult parsed) => parsed.GetValue(catalog) is null ? Assay.Catalog.Catalogue.Shipped : new Catalogue(Files(parsed));

    /// <exception cref="InputException">A number is out of its range.</exception>
    public SamplingOptions Sampling(ParseResult parsed)
    {
        var errors = new Errors();
        var options = new SamplingOptions { Samples = parsed.GetValue(samples), Seed = (ulong)parsed.GetValue(seed), Threads = parsed.GetValue(threads), Cancellation = host.Cancellation };
        if (options.Samples is < 1 or > 100_000_000)
            errors.Add(null, $"--samples is {options.Samples}.", "Give a number from 1 to 100,000,000.");
        if (parsed.GetValue(seed) < 0)
            errors.Add(null, $"--seed is {parsed.GetValue(seed)}.", "Give zero or a positive number.");
        if (options.Threads is < 1 or > 1024)
            errors.Add(null, $"--threads is {options.Threads}.", "Give a number from 1 to 1024.");
        errors.ThrowIfAny();
        return options;
    }

    private static T Whole<T>(ArgumentResult result) where T : struct, IBinaryInteger<T>
    {
        var text = result.Tokens[0].Value;
        if (!T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            result.AddError(Say($"{(result.Parent as OptionResult)?.Option.Name} is '{text}'. Give a whole number, written in digits alone."));
        return number;
    }
}
