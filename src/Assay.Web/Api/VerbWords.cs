using System.CommandLine;
using System.Globalization;
using Assay.Documents;

namespace Assay.Web.Api;

/// <summary>A request's parameters as words of the command line.</summary>
internal static class VerbWords
{
    private const string Samples = "--samples";

    /// <param name="verb">The verb.</param>
    /// <param name="query">Parameters by name, as the request has them.</param>
    /// <param name="texts">What the request carries.</param>
    /// <param name="limits">What is taken on.</param>
    /// <exception cref="InputException">A parameter is unknown, missing or beyond its limit.</exception>
    public static IReadOnlyList<string> Of(Verb verb, IQueryCollection query, IReadOnlyDictionary<string, string> texts, Limits limits)
    {
        var errors = new Errors();
        var words = new List<string>(verb.Words) { "--format=json", "--quiet" };
        var arguments = verb.Arguments.Where(argument => !Verb.IsCase(argument)).ToDictionary(argument => argument.Name);
        foreach (var (name, values) in query.Where(pair => !arguments.ContainsKey(pair.Key)))
        {
            var option = verb.Options.FirstOrDefault(option => option.Name == "--" + name);
            if (option is null)
                errors.Add(null, $"There is no parameter '{name}'.", Nearest.Suggest(name, verb.Options.Select(known => known.Name[2..]).Concat(arguments.Keys), $"'/openapi/v1.json' lists those of '{verb.Route}'."));
            else
                words.AddRange(values.Select(value => $"{option.Name}={Checked(option, value ?? "", limits, errors)}"));
        }

        if (texts.ContainsKey(Body.ModelName))
            words.Add($"--model={Body.ModelName}");
        // What follows is never taken for an option.
        words.Add("--");
        foreach (var argument in verb.Arguments)
            words.AddRange(Positional(verb, argument, query, texts, errors));
        errors.ThrowIfAny();
        return words;
    }

    private static IEnumerable<string> Positional(Verb verb, Argument argument, IQueryCollection query, IReadOnlyDictionary<string, string> texts, Errors errors)
    {
        if (Verb.IsCase(argument))
            return texts.ContainsKey(Body.CaseName) ? [Body.CaseName] : [];
        if (query.TryGetValue(argument.Name, out var values))
            return values.OfType<string>();
        if (argument.Arity.MinimumNumberOfValues > 0)
            errors.Add(null, $"'{verb.Route}' needs the parameter '{argument.Name}'.", argument.Description ?? "");
        return [];
    }

    private static string Checked(Option option, string value, Limits limits, Errors errors)
    {
        if (option.Name == Samples && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var samples) && samples > limits.Samples)
            errors.Add(null, $"{Samples} is {value}.", $"Here at most {limits.Samples:N0} are drawn; the command line draws more.");
        return value;
    }
}
