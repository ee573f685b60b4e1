using System.Text.RegularExpressions;
using Assay.Reporting.Languages;
using Assay.Tests.Layout;

namespace Assay.Tests.Reporting;

/// <summary>One thing has one name in French, that of the glossary.</summary>
public sealed partial class TermTests
{
    // Terms that readers would confuse if they had two names, with the stem of the French one.
    public static readonly TheoryData<string, string> Terms = new()
    {
        { "accelerator", "accélérateur" },
        { "amortised", "amorti" },
        { "batch", "lots?" },
        { "break-even", "seuils? de rentabilité" },
        { "capacity", "capacité" },
        { "catalogue", "catalogue" },
        { "claim", "affirm" },
        { "cluster", "cluster" },
        { "cost line", "postes? de coût" },
        { "cost of capital", "coût du capital" },
        { "coverage", "couv" },
        { "decode", "décod" },
        { "energy", "énerg" },
        { "failed runs", "entraînements ratés" },
        { "final run", "entraînements? fina" },
        { "fleet", "parc" },
        { "goodput", "débits? utiles?" },
        { "idle", "inacti" },
        { "interval", "intervalle" },
        { "key-value cache", "cache clé-valeur" },
        { "lab", "laboratoire" },
        { "ladder", "échelle" },
        { "layer", "couche" },
        { "margin", "marge" },
        { "median", "médian" },
        { "node", "nœud" },
        { "ownership period", "durée de possession" },
        { "pool", "groupe" },
        { "prefill", "prérempli" },
        { "profit", "bénéfice" },
        { "prompt", "prompts?" },
        { "rental value", "valeur locative" },
        { "request", "requête" },
        { "rung", "échelon" },
        { "salvage value", "valeur de revente" },
        { "samples", "tirage" },
        { "scope", "périmètre" },
        { "seed", "graine" },
        { "server", "serveur" },
        { "standard deviation", "écarts?-types?" },
        { "storage", "stockage" },
        { "throughput", "débit" },
        { "token", "token" },
        { "utilisation", "taux d’utilisation|utilisé|MFU" },
        { "variance", "variance" },
        { "verdict", "verdict" },
        { "workbook", "classeur" },
    };

    // Where the word is not the term.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["'{0}' is no kind of asset: accelerators, servers, network, storage, building or other."] = "words of a file",
        ["Write such as: pools: {{ h100: {{ partitions: [gpu], assets: ['rack-*'] }} }}"] = "keys of a file",
        ["Carbon of electricity of Austin Energy"] = "the name of a company",
        ["Give it title, median, spread and assumption."] = "keys of a file",
        ["Idle energy of BLOOM's cluster over the energy of its running GPUs"] = "energy drawn by machines at rest",
        ["How many times faster than recorded a trace's requests arrive."] = "arrivals, said once in French",
        ["Ours: 50.5 t / 24.7 t; the rest is idle power and the making of the machines."] = "power drawn by machines at rest",
        ["The server asks for its token."] = "a password",
        ["What is best: throughput, memory or cost. With --within the fewest GPUs, unless given."] = "words of an option",
    };

    [Theory, MemberData(nameof(Terms))]
    public void A_term_has_the_French_of_the_glossary_wherever_it_stands(string english, string french)
    {
        var term = new Regex($@"(?<![\w-]){Regex.Escape(english)}s?(?![\w-]|\.\w)", RegexOptions.IgnoreCase);
        var stem = new Regex(french, RegexOptions.IgnoreCase);
        var faults = Language.French.Texts.Where(text => !Exceptions.ContainsKey(text.Key) && term.IsMatch(Quoted().Replace(text.Key, "")) && !stem.IsMatch(text.Value)).Select(text => $"{text.Key} => {text.Value}").ToArray();
        Assert.True(faults.Length == 0, $"'{english}' is '{french}':\n{string.Join('\n', faults)}");
    }

    [Theory, MemberData(nameof(Terms))]
    public void The_glossary_has_the_term(string english, string french) =>
        Assert.Contains(Rows(), row => Regex.IsMatch(row.English, $@"(?<![\w-]){Regex.Escape(english)}s?(?![\w-])") && Regex.IsMatch(row.French, french));

    [Fact]
    public void Every_exception_is_a_text() => Assert.All(Exceptions.Keys, key => Assert.Contains(key, Language.French.Texts.Keys));

    private static IEnumerable<(string English, string French)> Rows() =>
        Repository.Text("docs/glossary.md").Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|')).Select(cells => (cells[1].Trim(), cells[2].Trim()));

    // What stands in quotes is what a program reads.
    [GeneratedRegex(@"(?<!\w)'[^']*'(?!\w)|--[\w-]+")]
    private static partial Regex Quoted();
}
