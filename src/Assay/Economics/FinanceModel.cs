using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>Income, taxes, debt and discounting over the months of a case: the textbook formulas, with payments at the start of a month.</summary>
internal static class FinanceModel
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);
    private static readonly Quantity<Time> Month = Quantity<Time>.Of(1.0 / 12);

    public static void Add(ModelBuilder model, MoneyInputs inputs, IReadOnlyList<CohortInputs> cohorts, MoneyModel.Costs costs, Quantity<GpuTime> used)
    {
        var elapsed = MoneyModel.Elapsed;
        var rate = model.Define("money.discount_rate", inputs.Debt is null ? "Yearly rate at which later money counts for less: the cost of capital" : "Yearly rate at which later money counts for less: the weighted cost of debt and equity", Rate(inputs));
        var discount = model.Define("money.discount_factor", "What a dollar of each month is worth at the start", Whole / elapsed.Compounded(rate));
        var income = AddIncome(model, inputs, used);
        var loan = inputs.Debt is { } debt && costs.Purchase is not null ? Loan(model, inputs, debt, cohorts) : null;
        var flow = income is { } earned ? earned - costs.Cash : Quantity<Usd>.Of(0) - costs.Cash;
        if (inputs.TaxRate is { } tax)
        {
            // Losses are taken to lower the taxes on other profits in the same month.
            var spent = loan is { } interest ? costs.Amortised + interest.Interest : costs.Amortised;
            flow += model.Define("money.tax_relief", "Taxes spared, by the month: the tax rate on costs, lost value and interest less income; below zero where taxes are due", (income is { } taxed ? spent - taxed : spent) * tax);
        }

        if (inputs.Income is { Prepaid: { } share, PrepaidFor: { } until })
            flow += Prepaid(model, inputs.Timeline, income!.Value, share, until);
        flow = model.Define("money.cash_flow", "Income less payments, after taxes and before debt, by the month", flow);
        model.Define("money.balance", "Cash flow added up to the end of each month", flow.Running());
        model.Define("money.net_present_value", "What all cash flows are worth at the start", (flow * discount).Total());
        if (loan is { } borrowed)
        {
            var equity = model.Define("money.equity_cash_flow", "Cash flow to the owners: with loans, less repayment and interest", flow + borrowed.Drawn - borrowed.Repaid - borrowed.Interest);
            if (income is not null)
                model.Define("money.equity_return", "Internal rate of return on the owners' money, from -99 to 1,000 % a year", equity.InternalRate());
        }

        if (income is null)
            return;
        model.Define("money.internal_rate_of_return", "Yearly rate at which the cash flows are worth nothing, from -99 to 1,000 %", flow.InternalRate());
        model.Define("money.payback", "Time until the cash flows have added up to zero; the whole time where they never do", flow.Running().Payback());
    }

    // Weighted cost of capital after taxes: Brealey, Myers, Allen, Principles of Corporate Finance, "the company cost of capital".
    private static Quantity<Per<One, Time>> Rate(MoneyInputs inputs)
    {
        if (inputs.Debt is not { } debt)
            return inputs.Fleet.CostOfCapital;
        var interest = inputs.TaxRate is { } tax ? debt.Rate * (Whole - tax) : debt.Rate;
        return (debt.CostOfEquity * (Whole - debt.Share)) + (interest * debt.Share);
    }

    private static Quantity<Usd>? AddIncome(ModelBuilder model, MoneyInputs inputs, Quantity<GpuTime> used)
    {
        if (inputs.Income is not { } income)
            return null;
        var price = income.Fall is { } fall
            ? model.Define("money.price_of_hour", "What a used hour earns or spares in each month", income.Rate * MoneyModel.Elapsed.Shrunk(fall))
            : income.Rate;
        return model.Define("money.income", "What used hours earn or spare, by the month", price * used);
    }

    // What customers pay at the start is missing in the months that they have paid for.
    private static Quantity<Usd> Prepaid(ModelBuilder model, Timeline timeline, Quantity<Usd> income, Quantity<One> share, DateOnly until)
    {
        var covered = model.DefinePath<One>("money.prepaid_months", "Months that customers have paid for", timeline.Within(timeline.Start, until));
        var first = model.DefinePath<One>("money.first_month", "The month in which they pay", timeline.At(timeline.Start));
        var missing = model.Define("money.prepaid_income", "Income that was paid ahead and is missing, by the month", (income * covered) * share);
        return model.Define("money.prepayment", "Paid ahead by customers, at the start", missing.Total() * first) - missing;
    }

    private sealed record LoanPaths(Quantity<Usd> Drawn, Quantity<Usd> Repaid, Quantity<Usd> Interest);

    // A loan for each purchase, repaid in equal parts over its term; what is owed at the end of the time told is repaid then.
    private static LoanPaths Loan(ModelBuilder model, MoneyInputs inputs, DebtInputs debt, IReadOnlyList<CohortInputs> cohorts)
    {
        var timeline = inputs.Timeline;
        List<Quantity<Usd>> owedBefore = [], owedAfter = [];
        foreach (var cohort in cohorts.Where(cohort => cohort.Rate is null))
        {
            var name = $"money.{cohort.Pool}";
            var borrowed = ModelBuilder.Reference<Usd>($"fleet.{cohort.Pool}.capex") * debt.Share;
            foreach (var (part, words, atEnd, owed) in new[] { ("start", (Message)"at the start of the month, new loans included", false, owedBefore), ("end", (Message)"at the end of the month", true, owedAfter) })
            {
                var age = model.DefinePath<Time>($"{name}.loan_age_{part}", $"{cohort.Title}: age of its loan {words}", timeline.YearsSince(timeline.Month(timeline.IndexOf(cohort.From)), null, atEnd));
                var runs = model.DefinePath<One>($"{name}.loan_runs_{part}", $"{cohort.Title}: whether its loan was taken", [.. Enumerable.Range(0, timeline.Months).Select(month => month < timeline.IndexOf(cohort.From) || (atEnd && month == timeline.Months - 1) ? 0.0 : 1)]);
                var left = Whole - Arithmetic.Min(Whole, age / debt.Term);
                owed.Add(model.Define($"{name}.loan_at_{part}", $"{cohort.Title}: owed {words}", (borrowed * left) * runs, Period.Once));
            }
        }

        var drawn = model.Define("money.debt_drawn", "Loans taken, by the month", ModelBuilder.Reference<Usd>("money.purchase") * debt.Share, Period.Once);
        var before = model.Define("money.debt_at_start", "Owed at the start of each month, new loans included", owedBefore.Sum(), Period.Once);
        var after = model.Define("money.debt", "Owed at the end of each month", owedAfter.Sum(), Period.Once);
        return new LoanPaths(
            drawn,
            model.Define("money.debt_repaid", "Repaid, by the month", before - after, Period.Once),
            model.Define("money.interest", "Interest, by the month", before.At(debt.Rate) * Month));
    }
}
