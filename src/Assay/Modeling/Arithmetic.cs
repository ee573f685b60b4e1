using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>Arithmetic that the compiler checks for units: dollars per GPU-hour times GPU-hours are dollars, and nothing else.</summary>
public static class Arithmetic
{
    extension<U>(Quantity<U>)
        where U : IUnit
    {
        public static Quantity<U> operator +(Quantity<U> left, Quantity<U> right) => new(Combine(Operator.Add, left.Expression, right.Expression));

        public static Quantity<U> operator -(Quantity<U> left, Quantity<U> right) => new(Combine(Operator.Subtract, left.Expression, right.Expression));

        public static Quantity<U> operator *(Quantity<U> left, Quantity<One> right) => new(Combine(Operator.Multiply, left.Expression, right.Expression));

        public static Quantity<U> operator /(Quantity<U> left, Quantity<One> right) => new(Combine(Operator.Divide, left.Expression, right.Expression));

        /// <summary>The ratio of two amounts of one unit is a plain number.</summary>
        public static Quantity<One> operator /(Quantity<U> left, Quantity<U> right) => new(Combine(Operator.Divide, left.Expression, right.Expression));
    }

    extension<A, B>(Quantity<Per<A, B>>)
        where A : IUnit
        where B : IUnit
    {
        public static Quantity<A> operator *(Quantity<Per<A, B>> rate, Quantity<B> amount) => new(Combine(Operator.Multiply, rate.Expression, amount.Expression));
    }

    extension<A, B, C>(Quantity<Per<A, B>>)
        where A : IUnit
        where B : IUnit
        where C : IUnit
    {
        /// <summary>Dollars per kilowatt-hour times kilowatt-hours per year are dollars per year.</summary>
        public static Quantity<Per<A, C>> operator *(Quantity<Per<A, B>> rate, Quantity<Per<B, C>> flow) => new(Combine(Operator.Multiply, rate.Expression, flow.Expression));
    }

    /// <summary>An amount grown at a rate: dollars at 5 % a year are dollars per year.</summary>
    public static Quantity<Per<A, B>> At<A, B>(this Quantity<A> amount, Quantity<Per<One, B>> rate)
        where A : IUnit
        where B : IUnit => new(Combine(Operator.Multiply, amount.Expression, rate.Expression));

    /// <summary>An amount for each of another.</summary>
    public static Quantity<Per<A, B>> Per<A, B>(this Quantity<A> amount, Quantity<B> each)
        where A : IUnit
        where B : IUnit => new(Combine(Operator.Divide, amount.Expression, each.Expression));

    /// <summary>The product of two amounts, such as GPUs and time.</summary>
    public static Quantity<Times<A, B>> Times<A, B>(this Quantity<A> left, Quantity<B> right)
        where A : IUnit
        where B : IUnit => new(Combine(Operator.Multiply, left.Expression, right.Expression));

    /// <summary>How many of one are in the other, where the amount is of a rate's upper unit: dollars over dollars per hour are hours.</summary>
    public static Quantity<B> Over<A, B>(this Quantity<A> amount, Quantity<Per<A, B>> rate)
        where A : IUnit
        where B : IUnit => new(Combine(Operator.Divide, amount.Expression, rate.Expression));

    /// <summary>The larger of two amounts.</summary>
    public static Quantity<U> Max<U>(Quantity<U> left, Quantity<U> right)
        where U : IUnit => new(Combine(Operator.Max, left.Expression, right.Expression));

    /// <summary>The smaller of two amounts.</summary>
    public static Quantity<U> Min<U>(Quantity<U> left, Quantity<U> right)
        where U : IUnit => new(Combine(Operator.Min, left.Expression, right.Expression));

    /// <summary>The amount where a condition is not 0, else the other.</summary>
    public static Quantity<U> If<U>(Quantity<One> condition, Quantity<U> then, Quantity<U> otherwise)
        where U : IUnit => new(new Expression.Operation(Operator.If, [condition.Expression, then.Expression, otherwise.Expression]));

    /// <summary>1 where the left amount is below the right one, else 0.</summary>
    public static Quantity<One> IsBelow<U>(this Quantity<U> left, Quantity<U> right)
        where U : IUnit => new(Combine(Operator.Less, left.Expression, right.Expression));

    /// <summary>What a whole has become after a time in which it grows at a yearly rate: (1 + rate)^time, as exp(time x log(1 + rate)).</summary>
    /// <param name="time">The time; may be a path.</param>
    /// <param name="yearlyRate">The rate, above -1; 0.05/year grows by 5 % in a year.</param>
    public static Quantity<One> Compounded(this Quantity<Time> time, Quantity<Per<One, Time>> yearlyRate) => Power(Quantity<One>.Of(1) + (yearlyRate * Year), time / Year);

    /// <summary>What is left of a whole after a time in which it loses a share of itself each year: (1 - loss)^time.</summary>
    /// <param name="time">The time; may be a path.</param>
    /// <param name="yearlyLoss">
    /// The share lost in a year; below zero it grows. Of what loses all or more in a year, as the far tail of an uncertain loss may, a
    /// billionth is left: nothing for any use, and still a whole at the start.
    /// </param>
    public static Quantity<One> Shrunk(this Quantity<Time> time, Quantity<Per<One, Time>> yearlyLoss) => Power(Max(Quantity<One>.Of(1) - (yearlyLoss * Year), Quantity<One>.Of(1e-9)), time / Year);

    /// <summary>The sum of a path over its months.</summary>
    public static Quantity<U> Total<U>(this Quantity<U> path)
        where U : IUnit => Apply(Operator.Total, path);

    /// <summary>The path of what a path adds up to by the end of each month.</summary>
    public static Quantity<U> Running<U>(this Quantity<U> path)
        where U : IUnit => Apply(Operator.Running, path);

    /// <summary>A path's last month.</summary>
    public static Quantity<U> Last<U>(this Quantity<U> path)
        where U : IUnit => Apply(Operator.Last, path);

    /// <summary>The yearly rate at which a path of payments is worth nothing at its start.</summary>
    public static Quantity<Per<One, Time>> InternalRate(this Quantity<Usd> payments) => new(new Expression.Operation(Operator.InternalRate, [payments.Expression]));

    /// <summary>How long it takes a path of balances to rise to zero; the whole path where it never does.</summary>
    public static Quantity<Time> Payback(this Quantity<Usd> balances) => new(new Expression.Operation(Operator.Payback, [balances.Expression]));

    /// <summary>The sum of at least one amount.</summary>
    public static Quantity<U> Sum<U>(this IEnumerable<Quantity<U>> terms)
        where U : IUnit => new(Expression.Sum([.. terms.Select(term => term.Expression)]));

    /// <summary>Says that an expression whose dimension was checked has a unit known to the compiler.</summary>
    /// <remarks>The graph's check verifies it again before anything is computed.</remarks>
    public static Quantity<U> As<U>(this Expression expression)
        where U : IUnit => new(expression);

    private static Quantity<Time> Year => Quantity<Time>.Of(1);

    private static Quantity<One> Power(Quantity<One> yearly, Quantity<One> years) => Apply(Operator.Exp, years * Apply(Operator.Log, yearly));

    private static Quantity<U> Apply<U>(Operator sign, Quantity<U> operand)
        where U : IUnit => new(new Expression.Operation(sign, [operand.Expression]));

    private static Expression.Operation Combine(Operator sign, Expression left, Expression right) => new(sign, [left, right]);
}
