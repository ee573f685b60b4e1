using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Training;

namespace Assay.Cases;

/// <summary>What the sections of a case file share while it is compiled.</summary>
internal sealed class CaseContext(Catalogue catalogue, ModelBuilder model, Errors errors, ValueReader values, DateOnly asOf, ConfigFolder? beside)
{
    private readonly List<Message> warnings = [];
    private readonly Lazy<TrainingSimulator> simulator = new(() => new TrainingSimulator(catalogue, catalogue.Files));

    public Catalogue Catalogue => catalogue;

    public ModelBuilder Model => model;

    /// <summary>The training simulator, read when a run first asks for it.</summary>
    public TrainingSimulator Simulator => simulator.Value;

    public Errors Errors => errors;

    public ValueReader Values => values;

    public DateOnly AsOf => asOf;

    /// <summary>A file that the case names.</summary>
    /// <exception cref="InputException">There is none, or it may not be read.</exception>
    public SourceText Configuration(YamlScalar named) => ConfigFolder.Read(beside, named);

    public IReadOnlyList<Message> Warnings => warnings;

    public void Warn(Message text)
    {
        if (!warnings.Contains(text))
            warnings.Add(text);
    }

    /// <summary>Reads a value into a quantity of a known unit.</summary>
    public Quantity<U> Read<U>(YamlValue value, string name, Message title, Grounds? grounds)
        where U : IUnit => Read<U>(value, name, title, U.Unit, grounds);

    /// <summary>Reads a value into a quantity of a known unit that is shown in another of its dimension; a missing one was reported.</summary>
    public Quantity<U> Read<U>(YamlValue? value, string name, Message title, Unit shown, Grounds? grounds)
        where U : IUnit
    {
        foreach (var node in value is null ? [] : values.Read(value, name, title, shown, grounds))
            Add(node);
        return ModelBuilder.Reference<U>(name);
    }

    /// <summary>A share of the catalogue.</summary>
    /// <param name="name">Its name without <c>catalog.</c>.</param>
    public Quantity<One> Fact(string name)
    {
        Add(catalogue.FindFact($"catalog.{name}")!);
        return ModelBuilder.Reference<One>($"catalog.{name}");
    }

    /// <summary>Adds a quantity unless a part of the case has added it already.</summary>
    public void Add(Node node)
    {
        if (!model.Contains(node.Name))
            model.Add(node);
        else if (!node.Name.StartsWith("catalog.", StringComparison.Ordinal))
            errors.Add(node.At, $"'{node.Name}' is defined twice.", "Rename or remove one of the two.");
    }

    /// <summary>A quantity that stands for one of the catalogue.</summary>
    public Quantity<U> FromCatalogue<U>(Node fact, string name, Message title)
        where U : IUnit
    {
        Add(fact);
        return model.Define(name, title, ModelBuilder.Reference<U>(fact.Name));
    }

    /// <summary>Adds a price of the catalogue under a name of the case's own.</summary>
    public Quantity<U> Priced<U>(Node price)
        where U : IUnit
    {
        Add(price);
        return ModelBuilder.Reference<U>(price.Name);
    }

    /// <summary>Adds every fact of the catalogue that some formula of the case refers to.</summary>
    public void AddCatalogueFacts()
    {
        foreach (var reference in model.References.Where(name => name.Text.StartsWith("catalog.", StringComparison.Ordinal) && !model.Contains(name.Text)).ToArray())
        {
            if (model.Contains(reference.Text))
                continue;
            if (Find(reference.Text) is { } fact)
                Add(fact with { Name = reference.Text });
            else
                errors.Add(reference.At, $"The catalogue has no '{reference.Text}'.", Nearest.Suggest(reference.Text, catalogue.FactNames, "'assay catalog list facts' shows what there is."));
        }
    }

    private Node? Find(string name)
    {
        if (catalogue.FindFact(name) is { } fact)
            return fact;
        if (name.Split('.') is ["catalog", "prices", var item, var form])
        {
            var series = catalogue.Prices.Prices.FirstOrDefault(price => Accelerator.PartOf(price.Item) == item && price.Form == form);
            return series is null ? null : catalogue.Prices.At(series.Item, form, asOf);
        }

        return catalogue.Accelerators.FirstOrDefault(accelerator => accelerator.NamePart == name.Split('.')[1])?.Facts.FirstOrDefault(of => of.Name == name);
    }
}
