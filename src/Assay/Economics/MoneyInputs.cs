using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>How the price of what is bought is written off in the books.</summary>
public enum Depreciation
{
    /// <summary>The same amount each month, from the price down to the residual value over the life.</summary>
    StraightLine,

    /// <summary>The same share of the book value each month, down to the residual value.</summary>
    DecliningBalance,
}

/// <summary>A pool over time: like accelerators that come and go together.</summary>
/// <param name="Pool">The id of its pool.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">The day on which it is bought, or from which it is hired.</param>
/// <param name="To">The day on which it is sold or given back; null where it stays.</param>
/// <param name="Rate">What hiring an accelerator for an hour costs; null where the pool is owned.</param>
public sealed record CohortInputs(string Pool, Message Title, DateOnly From, DateOnly? To, Quantity<Per<Usd, GpuTime>>? Rate);

/// <summary>What money does over time.</summary>
/// <param name="Timeline">The months.</param>
/// <param name="Fleet">What holds for all pools.</param>
/// <param name="Method">How purchases are written off.</param>
/// <param name="DecliningRate">Share of the book value written off in a year, where the balance declines; null otherwise.</param>
/// <param name="ResaleLoss">Share of its value that hardware loses on the market in a year; null where ages are told, or the straight-line book value stands for it.</param>
/// <param name="ResaleByAge">Share of its price that hardware fetches at an age of one year, of two and so on, in a straight line between; null where no ages are told.</param>
/// <param name="Inflation">Yearly rise of running costs and pay; null where prices stay.</param>
/// <param name="Income">What used hours earn or spare; null where nothing is told.</param>
/// <param name="TaxRate">Share of profits paid in tax; null where taxes are left out.</param>
/// <param name="Debt">What is borrowed; null where nothing is.</param>
public sealed record MoneyInputs(
    Timeline Timeline,
    FleetInputs Fleet,
    Depreciation Method,
    Quantity<Per<One, Time>>? DecliningRate,
    Quantity<Per<One, Time>>? ResaleLoss,
    IReadOnlyList<Quantity<One>>? ResaleByAge,
    Quantity<Per<One, Time>>? Inflation,
    IncomeInputs? Income,
    Quantity<One>? TaxRate,
    DebtInputs? Debt);

/// <summary>What used hours of the fleet earn, or spare where the alternative is to hire them.</summary>
/// <param name="Rate">Price of an hour at the start.</param>
/// <param name="Fall">How much of it is lost in a year; null where it stays.</param>
/// <param name="Prepaid">Share of the income of the first months that customers pay at the start; null where none do.</param>
/// <param name="PrepaidFor">How long prepaying customers have paid for.</param>
public sealed record IncomeInputs(Quantity<Per<Usd, GpuTime>> Rate, Quantity<Per<One, Time>>? Fall, Quantity<One>? Prepaid, DateOnly? PrepaidFor);

/// <summary>What is borrowed to buy the fleet.</summary>
/// <param name="Share">Share of each purchase that is borrowed.</param>
/// <param name="Rate">Yearly interest.</param>
/// <param name="Term">Time over which each loan is repaid, the same amount each month.</param>
/// <param name="CostOfEquity">Yearly return that the owners ask for on the rest.</param>
public sealed record DebtInputs(Quantity<One> Share, Quantity<Per<One, Time>> Rate, Quantity<Time> Term, Quantity<Per<One, Time>> CostOfEquity);
