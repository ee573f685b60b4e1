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

    /// <summary>The sum of at least one amount.</summary>
    public static Quantity<U> Sum<U>(this IEnumerable<Quantity<U>> terms)
        where U : IUnit => new(Expression.Sum([.. terms.Select(term => term.Expression)]));

    /// <summary>Says that an expression whose dimension was checked has a unit known to the compiler.</summary>
    /// <remarks>The graph's check verifies it again before anything is computed.</remarks>
    public static Quantity<U> As<U>(this Expression expression)
        where U : IUnit => new(expression);

    private static Expression.Operation Combine(Operator sign, Expression left, Expression right) => new(sign, [left, right]);
}
