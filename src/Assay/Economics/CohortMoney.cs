using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>
/// The payments and the book value of one cohort, month by month. It is bought at the start of the month of its first day,
/// sold in its last month, and written off in between; what is left at the end of the time told counts as sold then.
/// </summary>
internal sealed class CohortMoney(ModelBuilder model, MoneyInputs inputs, Quantity<One> priceIndex)
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);
    private static readonly Quantity<Time> Month = Quantity<Time>.Of(1.0 / 12);

    /// <summary>Adds the paths of a cohort, named <c>money.POOL.PART</c>.</summary>
    public void Add(CohortInputs cohort)
    {
        var name = $"money.{cohort.Pool}";
        var timeline = inputs.Timeline;
        var service = model.DefinePath<One>($"{name}.in_service", $"{cohort.Title}: share of each month in service", timeline.Within(cohort.From, cohort.To));
        var gpus = ModelBuilder.Reference<Gpu>($"fleet.{cohort.Pool}.gpus");
        var hours = model.Define($"{name}.gpu_hours", $"{cohort.Title}: accelerator time available, by the month", gpus.Times(Month) * service);
        if (cohort.Rate is { } rate)
            model.Define($"{name}.rent", $"{cohort.Title}: hire, by the month", rate * hours);
        else
            AddOwned(cohort, name, service);
    }

    private void AddOwned(CohortInputs cohort, string name, Quantity<One> service)
    {
        var timeline = inputs.Timeline;
        var end = cohort.To is { } to && to < timeline.End ? to : timeline.End;
        var capex = ModelBuilder.Reference<Usd>($"fleet.{cohort.Pool}.capex");
        var bought = model.DefinePath<One>($"{name}.bought", $"{cohort.Title}: the month of purchase", timeline.At(cohort.From));
        var sold = model.DefinePath<One>($"{name}.sold", $"{cohort.Title}: its last month", timeline.LastBefore(end));
        var before = model.DefinePath<Time>($"{name}.age_before", $"{cohort.Title}: age at the start of each month", timeline.YearsSince(cohort.From, end, atEnd: false));
        var after = model.DefinePath<Time>($"{name}.age_after", $"{cohort.Title}: age at the end of each month", timeline.YearsSince(cohort.From, end, atEnd: true));

        model.Define($"{name}.purchase", $"{cohort.Title}: purchase", capex * bought, Period.Once);
        model.Define($"{name}.operation", $"{cohort.Title}: space, energy and upkeep, by the month", ((Operation(cohort.Pool) * Month) * service) * priceIndex);
        var share = inputs.ResaleByAge is { } ages ? ResaleAt(ages, timeline.YearsSince(cohort.From, end, atEnd: true)[^1], cohort) : ResaleShare(after);
        var sale = model.Define($"{name}.sale", $"{cohort.Title}: what it is sold for, or is worth at the end of the time told", (capex * share) * sold, Period.Once);
        var kept = model.DefinePath<One>($"{name}.kept", $"{cohort.Title}: months at whose end it is owned", [.. timeline.YearsSince(cohort.From, null, atEnd: true).Select((years, month) => years > 0 && timeline.Month(month + 1) < end ? 1.0 : 0)]);
        var book = capex * BookShare(after);
        model.Define($"{name}.book_value", $"{cohort.Title}: book value at the end of each month", book * kept, Period.Once);
        var depreciation = capex * (BookShare(before) - BookShare(after));
        model.Define($"{name}.write_off", $"{cohort.Title}: written off, by the month; a loss or gain at sale falls in its last month", depreciation + ((book * sold) - sale), Period.Once);
    }

    private static Quantity<Per<Usd, Time>> Operation(string pool) =>
        FleetModel.Running.Select(resource => ModelBuilder.Reference<Per<Usd, Time>>($"fleet.{pool}.{Words.NamePart(Words.Of(resource))}_per_year")).Sum();

    // Share of the price that stands in the books at an age.
    private Quantity<One> BookShare(Quantity<Time> age) => inputs.Method switch
    {
        Depreciation.StraightLine => StraightLineAt(age),
        _ => Arithmetic.Max(inputs.Fleet.Residual, age.Shrunk(inputs.DecliningRate!.Value)),
    };

    private Quantity<One> ResaleShare(Quantity<Time> age) => inputs.ResaleLoss is { } loss ? age.Shrunk(loss) : StraightLineAt(age);

    // Between two ages in a straight line, from the whole price when new; after the last age it keeps what it fetched then.
    private Quantity<One> ResaleAt(IReadOnlyList<Quantity<One>> ages, double age, CohortInputs cohort)
    {
        var at = Math.Min(age, ages.Count);
        var below = Math.Min((int)at, ages.Count - 1);
        var from = below == 0 ? Whole : ages[below - 1];
        return model.DefineShare($"money.{cohort.Pool}.resale", $"{cohort.Title}: share of its price that it fetches at {age:0.##} years", (from * Quantity<One>.Of(1 - (at - below))) + (ages[below] * Quantity<One>.Of(at - below)));
    }

    private Quantity<One> StraightLineAt(Quantity<Time> age) => StraightLine.BookShare(inputs.Fleet.Residual, inputs.Fleet.Ownership, age);
}
