namespace Crm.Criteria;

/// <summary>A field, a roll-up or a value computed from them, of which something is to be said. Immutable.</summary>
public sealed class ValueBuilder
{
    internal ValueBuilder(Term term) => Term = term;

    /// <summary>The term.</summary>
    public Term Term { get; }

    /// <summary><c>=</c></summary>
    public Criterion Is(Operand value) => Compare(ComparisonOperator.Equal, value);

    /// <summary><c>!=</c>: also true of a missing value.</summary>
    public Criterion IsNot(Operand value) => Compare(ComparisonOperator.NotEqual, value);

    /// <summary><c>&lt;</c></summary>
    public Criterion LessThan(Operand value) => Compare(ComparisonOperator.Less, value);

    /// <summary><c>&lt;=</c></summary>
    public Criterion AtMost(Operand value) => Compare(ComparisonOperator.LessOrEqual, value);

    /// <summary><c>&gt;</c></summary>
    public Criterion GreaterThan(Operand value) => Compare(ComparisonOperator.Greater, value);

    /// <summary><c>&gt;=</c></summary>
    public Criterion AtLeast(Operand value) => Compare(ComparisonOperator.GreaterOrEqual, value);

    /// <summary><c>contains</c></summary>
    public Criterion Contains(Operand text) => Compare(ComparisonOperator.Contains, text);

    /// <summary><c>starts with</c></summary>
    public Criterion StartsWith(Operand text) => Compare(ComparisonOperator.StartsWith, text);

    /// <summary><c>ends with</c></summary>
    public Criterion EndsWith(Operand text) => Compare(ComparisonOperator.EndsWith, text);

    /// <summary><c>in (...)</c>; of a period or my teams, <c>in this month</c>.</summary>
    public Criterion In(params ReadOnlySpan<Operand> items)
    {
        var terms = new Term[items.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = items[i].Term;
        }

        return new Membership(Term, Sequence.Create<Term>(terms));
    }

    /// <summary><c>not in (...)</c></summary>
    public Criterion NotIn(params ReadOnlySpan<Operand> items) => new Not(In(items));

    /// <summary><c>is null</c></summary>
    public Criterion IsNull() => new IsNull(Term);

    /// <summary><c>is not null</c></summary>
    public Criterion IsNotNull() => new Not(new IsNull(Term));

    /// <summary>The value alone as a condition, for a field that is true or false.</summary>
    public Criterion IsTrue() => new Holds(Term);

    /// <summary><c>+</c></summary>
    public ValueBuilder Plus(Operand other) => new(new Arithmetic(Term, ArithmeticOperator.Add, other.Term));

    /// <summary><c>-</c></summary>
    public ValueBuilder Minus(Operand other) => new(new Arithmetic(Term, ArithmeticOperator.Subtract, other.Term));

    /// <summary><c>*</c></summary>
    public ValueBuilder Times(Operand other) => new(new Arithmetic(Term, ArithmeticOperator.Multiply, other.Term));

    /// <summary><c>/</c>: by zero null.</summary>
    public ValueBuilder DividedBy(Operand other) => new(new Arithmetic(Term, ArithmeticOperator.Divide, other.Term));

    /// <summary><c>-x</c></summary>
    public ValueBuilder Negated() => new(new Negative(Term));

    /// <summary>A time moved by so many units: <c>closeDate + 30d</c>.</summary>
    public ValueBuilder Shifted(int amount, TimeUnit unit) => new(new Shift(Term, amount, unit));

    /// <summary>The value, or where there is none the other: <c>coalesce(x, y)</c>.</summary>
    public ValueBuilder Or(Operand other) => new(new Call("coalesce", [Term, other.Term]));

    /// <summary>The distance from zero: <c>abs(x)</c>.</summary>
    public ValueBuilder Absolute() => new(new Call("abs", [Term]));

    /// <summary>Rounded half away from zero to -9 to 4 decimals: <c>round(x, digits)</c>.</summary>
    public ValueBuilder Rounded(int digits = 0) => new(new Call("round", [Term, new NumberLiteral(digits)]));

    private Comparison Compare(ComparisonOperator comparison, Operand value) => new(Term, comparison, value.Term);
}
