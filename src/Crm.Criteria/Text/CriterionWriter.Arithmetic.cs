using System.Runtime.CompilerServices;

namespace Crm.Criteria.Text;

/// <content>Arithmetic, with no more parentheses than it needs.</content>
internal readonly partial struct CriterionWriter
{
    private static readonly string[] Symbols = [" + ", " - ", " * ", " / "];

    private void Calculation(Term term)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CriteriaException("criteria.limit", "The term is nested too deep to be written.");
        }

        switch (term)
        {
            case Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum:
                Write(sum.Left);
                output.Append(Symbols[(int)sum.Operator]);
                Operand(sum.Right, IsSum(sum.Right));
                break;
            case Arithmetic product:
                Operand(product.Left, IsSum(product.Left));
                output.Append(Symbols[(int)product.Operator]);
                Operand(product.Right, IsSum(product.Right) || product.Right is Arithmetic);
                break;
            case Negative negative:
                output.Append('-');
                Operand(negative.Value, IsSum(negative.Value) || negative.Value is Arithmetic or NumberLiteral);
                break;
            case Shift shift:
                Operand(shift.Value, EndsInAnchor(shift.Value));
                Shifted(shift.Amount, shift.Unit);
                break;
        }
    }

    private void Shifted(int amount, TimeUnit unit) => output.Append(amount < 0 ? " - " : " + ").Append(Added(amount, unit).AsSpan(1));

    private void Operand(Term term, bool parentheses)
    {
        output.Append(parentheses ? "(" : string.Empty);
        Write(term);
        output.Append(parentheses ? ")" : string.Empty);
    }

    /// <summary>What a shift would become part of: "now + 30d" is one time, and not one that is moved.</summary>
    private static bool EndsInAnchor(Term term) => term switch
    {
        RelativeTime time => time is { Amount: 0, Unit: TimeUnit.Day },
        Arithmetic arithmetic => EndsInAnchor(arithmetic.Right),
        Negative negative => EndsInAnchor(negative.Value),
        _ => false,
    };

    /// <summary>What binds no tighter than a plus. A time with something added to it looks like one.</summary>
    private static bool IsSum(Term term) =>
        term is Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } or Shift or RelativeTime { Unit: not TimeUnit.Day } or RelativeTime { Amount: not 0 };
}
