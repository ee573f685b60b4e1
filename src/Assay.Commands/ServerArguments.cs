using System.CommandLine;
using System.Globalization;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options of <c>assay web</c>: the command passes them to the server, which is a program of its own.</summary>
public sealed class ServerArguments
{
    /// <summary>Where to listen, unless told.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8686";

    private readonly Option<string> urls = new("--urls") { Description = Say("Where to listen; several with semicolons between. Port 0 takes a free one."), HelpName = "address", DefaultValueFactory = _ => DefaultUrl };
    private readonly Option<string?> token = new("--token") { Description = Say("A secret that callers must know; needed to listen beyond this machine."), HelpName = "secret" };
    private readonly Option<string?> store = new("--store") { Description = Say("A store of 'assay accounts import' for the page of accounts; it is only read."), HelpName = "file" };
    private readonly Option<string?> rules = new("--rules") { Description = Say("Rules in YAML that give attempts a run, a model and a phase."), HelpName = "file" };
    private readonly Option<string[]> sweeps = new("--sweep") { Description = Say("A folder of 'assay sweep run' for the page of sweeps; it is only read. May be given again."), HelpName = "folder", DefaultValueFactory = _ => [] };
    private readonly Option<int> samples = Limit("--max-samples", Say("The most draws of one request."), 1_000_000);
    private readonly Option<int> seconds = Limit("--max-seconds", Say("The longest that one request may be computed."), 60);
    private readonly Option<int> requests = Limit("--max-requests", Say("The most requests under way; others are told to come again."), 64);

    /// <summary>What was asked for.</summary>
    /// <param name="Urls">Where to listen.</param>
    /// <param name="Token">What callers must know; null where nobody asks.</param>
    /// <param name="MostSamples">The most draws of one request.</param>
    /// <param name="Longest">The longest that one request may be computed.</param>
    /// <param name="MostRequests">The most requests under way.</param>
    /// <param name="Store">The store of accounts; null for none.</param>
    /// <param name="Rules">The rules of accounts; null for none.</param>
    /// <param name="Sweeps">The folders of sweeps.</param>
    public sealed record Told(IReadOnlyList<string> Urls, string? Token, int MostSamples, TimeSpan Longest, int MostRequests, string? Store, string? Rules, IReadOnlyList<string> Sweeps);

    private Option[] All => [urls, token, store, rules, sweeps, samples, seconds, requests];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <exception cref="InputException">A limit is no limit.</exception>
    public Told Read(ParseResult parsed)
    {
        var errors = new Errors();
        foreach (var limit in new[] { samples, seconds, requests }.Where(limit => parsed.GetValue(limit) < 1))
            errors.Add(null, $"{limit.Name} is {parsed.GetValue(limit)}.", "Give a number from 1.");
        errors.ThrowIfAny();
        return new Told(
            parsed.GetRequiredValue(urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            parsed.GetValue(token),
            parsed.GetValue(samples),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(requests),
            parsed.GetValue(store),
            parsed.GetValue(rules),
            parsed.GetValue(sweeps) ?? []);
    }

    /// <summary>What was asked for, as words for the server.</summary>
    /// <exception cref="InputException">A limit is no limit.</exception>
    public IEnumerable<string> Words(ParseResult parsed)
    {
        var told = Read(parsed);
        string[] words = [$"{urls.Name}={string.Join(';', told.Urls)}", .. Word(samples, told.MostSamples), .. Word(seconds, (int)told.Longest.TotalSeconds), .. Word(requests, told.MostRequests)];
        return [.. words, .. Word(token, told.Token), .. Word(store, told.Store), .. Word(rules, told.Rules), .. told.Sweeps.SelectMany(folder => Word(sweeps, folder))];
    }

    private static IEnumerable<string> Word(Option option, string? value) => value is null ? [] : [$"{option.Name}={value}"];

    private static IEnumerable<string> Word(Option option, int value) => [string.Create(CultureInfo.InvariantCulture, $"{option.Name}={value}")];

    private static Option<int> Limit(string name, string description, int unlessTold) => new(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => unlessTold };
}
