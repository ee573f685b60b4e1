using System.CommandLine;
using System.Globalization;
using Assay.Documents;

namespace Assay.Commands.Verbs;

/// <summary>One call of a verb: its parameters as words of the command line, its texts as the only files there are.</summary>
public sealed class VerbCall
{
    /// <summary>The name under which a case that is sent is read, and by which its errors tell their place.</summary>
    public const string CaseName = "case.yaml";

    /// <summary>The name under which a model's config.json that is sent is read.</summary>
    public const string ModelName = "config.json";

    private const string Samples = "--samples";

    // No '@file' in a parameter is ever read as a file of words.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private readonly IReadOnlyList<string> words;
    private readonly IReadOnlyDictionary<string, string> texts;

    /// <param name="verb">What is called.</param>
    /// <param name="parameters">Options and arguments by name, without hyphens before them.</param>
    /// <param name="texts">Under <see cref="CaseName"/>, <see cref="NameOf"/> or <see cref="ModelName"/> what was sent; may be empty.</param>
    /// <param name="mostSamples">The most draws that are taken on.</param>
    /// <exception cref="InputException">A parameter is unknown, missing or beyond its limit; all of them are told.</exception>
    public VerbCall(Verb verb, IReadOnlyCollection<KeyValuePair<string, IReadOnlyList<string>>> parameters, IReadOnlyDictionary<string, string> texts, int mostSamples)
    {
        this.texts = texts;
        var errors = new Errors();
        var told = new List<string>(verb.Words) { "--format=json", "--quiet" };
        var arguments = verb.Arguments.Where(argument => !Verb.IsCase(argument)).ToDictionary(argument => argument.Name);
        foreach (var (name, values) in parameters.Where(parameter => !arguments.ContainsKey(parameter.Key)))
        {
            var option = verb.Options.FirstOrDefault(option => option.Name == "--" + name);
            if (option is null)
                errors.Add(null, $"There is no parameter '{name}'.", Unknown(verb, name));
            else
                told.AddRange(values.Select(value => $"{option.Name}={Checked(option, value, mostSamples, errors)}"));
        }

        if (texts.ContainsKey(ModelName))
            told.Add($"--model={ModelName}");
        // What follows is never taken for an option.
        told.Add("--");
        foreach (var argument in verb.Arguments)
            told.AddRange(Positional(verb, argument, parameters, errors));
        if (verb.Sent == Sent.Case && verb.Arguments.Any(argument => Verb.IsCase(argument) && SentFor(argument) is null))
            errors.Add(null, "The request carries no case.", "Send the case's YAML with it.");
        errors.ThrowIfAny();
        words = told;
    }

    /// <summary>The name under which the case that an argument stands for is read, where several are sent.</summary>
    public static string NameOf(Argument argument) => argument.Name + ".yaml";

    /// <summary>Computes the answer.</summary>
    /// <param name="threads">How many threads may work on it; the answer does not depend on them.</param>
    /// <param name="progress">Told what is under way and the share done, from several threads; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">Something of what was sent cannot be used.</exception>
    public VerbAnswer Run(int threads, Action<string, double>? progress, CancellationToken cancellation)
    {
        var output = new MemoryStream();
        var warnings = new List<string>();
        var host = new CommandHost
        {
            Output = () => output,
            Error = TextWriter.Null,
            Files = new GivenFiles(texts, warnings.Add),
            Warned = warnings.Add,
            Progress = progress ?? ((_, _) => { }),
            Cancellation = cancellation,
        };
        var exit = CommandLine.Invoke(CommandLine.Tree(host), Parsing, [words[0], string.Create(CultureInfo.InvariantCulture, $"--threads={threads}"), .. words.Skip(1)]);
        return new VerbAnswer(exit, output.ToArray(), [.. warnings.Distinct()]);
    }

    private static Message Unknown(Verb verb, string name)
    {
        string[] known = [.. verb.Options.Select(option => option.Name[2..]), .. verb.Arguments.Where(argument => !Verb.IsCase(argument)).Select(argument => argument.Name)];
        return Nearest.Suggest(name, known, $"Parameters of '{verb.Name}': {string.Join(", ", known)}.");
    }

    private IEnumerable<string> Positional(Verb verb, Argument argument, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> parameters, Errors errors)
    {
        if (Verb.IsCase(argument))
            return SentFor(argument) is { } sent ? [sent] : [];
        if (parameters.FirstOrDefault(parameter => parameter.Key == argument.Name).Value is { } values)
            return values;
        if (argument.Arity.MinimumNumberOfValues > 0)
            errors.Add(null, $"'{verb.Name}' needs the parameter '{argument.Name}'.", argument.Description ?? "");
        return [];
    }

    // The case that was sent for an argument; one that was sent alone stands for every case.
    private string? SentFor(Argument argument) => new[] { NameOf(argument), CaseName }.FirstOrDefault(texts.ContainsKey);

    private static string Checked(Option option, string value, int most, Errors errors)
    {
        if (option.Name == Samples && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var samples) && samples > most)
            errors.Add(null, $"{Samples} is {value}.", $"Here at most {most:N0} are drawn; the command line draws more.");
        return value;
    }
}
