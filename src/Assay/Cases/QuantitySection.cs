using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Cases;

/// <summary>The sections <c>quantities:</c>, values and formulas of the case's own, and <c>correlations:</c>.</summary>
internal sealed class QuantitySection(CaseContext context)
{
    /// <summary>What lies under these names is computed by the built-in models.</summary>
    private static readonly string[] Taken = ["fleet", "runs", "lab", "people", "claims", "catalog", "research", "serving", "money", "rent", "ladder", "feasibility"];

    public void Read(YamlMap? map)
    {
        foreach (var entry in map?.Entries ?? [])
        {
            if (Refuse(entry.Key) is var (problem, remedy))
                context.Errors.Add(entry.At, problem, remedy);
            else
                foreach (var node in context.Values.Read(entry.Value, entry.Key, Title(entry.Key), null, null))
                    context.Add(node);
        }
    }

    public void ReadCorrelations(YamlValue? value)
    {
        if (value is null)
            return;
        if (value is not YamlList list)
        {
            context.Errors.Add(value.At, "'correlations' must be a list.", "Write '- { between: [first, second], rank: 0.6 }'.");
            return;
        }

        foreach (var item in list.Items)
            context.Errors.Try(() => ReadCorrelation(item));
    }

    private void ReadCorrelation(YamlValue item)
    {
        if (item is not YamlMap map)
            throw new InputException(item.At, "A correlation must be a map.", "Write '{ between: [first, second], rank: 0.6 }'.");
        var reader = new MapReader(map, "a correlation", context.Errors);
        var names = reader.Texts("between");
        var rank = reader.RequiredText("rank", "Give the rank correlation, between -1 and 1.");
        reader.Text("because");
        reader.RefuseTheRest();
        if (names is null || names.Count < 2)
            throw new InputException(map.At, "A correlation needs two names or more under 'between'.", "Write 'between: [first, second]'.");
        if (names.Select(name => name.Text).Distinct().Count() < names.Count)
            throw new InputException(map.At, "A name stands twice under 'between'.", "Name each input once.");
        if (rank is null)
            return;
        if (!double.TryParse(rank, System.Globalization.CultureInfo.InvariantCulture, out var value) || value is <= -1 or >= 1)
            throw new InputException(map.Find("rank")!.At, $"'{rank}' is no rank correlation.", "Write a number between -1 and 1, such as 0.6.");
        var matrix = new double[names.Count, names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
                matrix[i, j] = i == j ? 1 : value;
        }

        try
        {
            context.Model.Correlate(new CorrelatedGroup([.. names.Select(name => name.Text)], GaussianCopula.FromRankCorrelation(matrix), map.At));
        }
        catch (ParameterException impossible)
        {
            throw new InputException(map.At, $"So many inputs cannot all be correlated at {rank}: {impossible.Problem}.", "Choose a weaker correlation, or correlate fewer inputs.");
        }
    }

    private static (Message Problem, Message Remedy)? Refuse(string name)
    {
        if (name.Length == 0 || !name.Split('.').All(part => part.Length > 0 && (char.IsAsciiLetterLower(part[0]) || part[0] == '_') && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')))
            return ($"'{name}' cannot be the name of a quantity.", "Use small letters, digits and '_', in parts joined by dots: published.fleet_cost.");
        if (UnitTable.Find(name) is not null)
            return ($"'{name}' is the name of a unit.", "Choose another name.");
        if (name == "to")
            return ("'to' stands between the ends of an interval.", "Choose another name.");
        if (Taken.Contains(name.Split('.')[0]))
            return ($"Names that begin with '{name.Split('.')[0]}.' are the program's own.", "Begin with another word, such as 'published.'.");
        return null;
    }

    private static string Title(string name)
    {
        var words = name.Replace('.', ' ').Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
