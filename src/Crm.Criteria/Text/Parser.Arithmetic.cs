using System.Buffers;

namespace Crm.Criteria.Text;

/// <content>Arithmetic: sums of products of terms. A chain of operators is as deep as it is long, and so bounded as nesting is.</content>
internal ref partial struct Parser
{
    private static readonly SearchValues<char> GroupMarks = SearchValues.Create("()'`");

    private Term Term()
    {
        var start = current.Start;
        var left = Product();
        for (var chain = 0; current.Kind is TokenKind.Plus or TokenKind.Minus; chain++)
        {
            Bound(chain);
            var negative = current.Kind == TokenKind.Minus;
            Advance();
            if (current.Kind == TokenKind.Duration)
            {
                var (amount, unit) = Duration(negative);
                left = Node(new Shift(left, amount, unit), start);
            }
            else
            {
                left = Node(new Arithmetic(left, negative ? ArithmeticOperator.Subtract : ArithmeticOperator.Add, Product()), start);
            }
        }

        return left;
    }

    private Term Product()
    {
        var start = current.Start;
        var left = Signed();
        for (var chain = 0; current.Kind is TokenKind.Star or TokenKind.Slash; chain++)
        {
            Bound(chain);
            var operation = current.Kind == TokenKind.Star ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            Advance();
            left = Node(new Arithmetic(left, operation, Signed()), start);
        }

        return left;
    }

    private Term Signed()
    {
        if (current.Kind != TokenKind.Minus)
        {
            return Primary();
        }

        var start = current.Start;
        Advance();
        if (current.Kind == TokenKind.Number)
        {
            var digits = current;
            Advance();
            return Number(digits, negative: true, start);
        }

        Enter();
        var value = Signed();
        depth--;
        return Node(new Negative(value), start);
    }

    private Term Grouped()
    {
        Enter();
        Advance();
        var term = Term();
        if (!Take(TokenKind.CloseParenthesis))
        {
            throw Unexpected(["+", "-", "*", "/", ")"]);
        }

        depth--;
        return term;
    }

    private (int Amount, TimeUnit Unit) Duration(bool negative)
    {
        if (!TimeUnits.TryParse(text[current.Start..current.End], negative, out var amount, out var unit))
        {
            throw Unexpected([.. TimeUnits.Symbols.Select(symbol => $"30{symbol}")]);
        }

        Advance();
        return (amount, unit);
    }

    private readonly void Bound(int chain)
    {
        if (depth + chain >= limits.Depth)
        {
            throw SyntaxErrors.Limit("levels of nesting", limits.Depth, current.Start);
        }
    }

    /// <summary>Whether the parentheses that open here hold a term and not a condition: after a condition nothing is said of it.</summary>
    private readonly bool StartsTerm()
    {
        var open = 0;
        var position = current.Start;
        do
        {
            var next = text[position..].IndexOfAny(GroupMarks);
            if (next < 0)
            {
                return false;
            }

            position += next;
            switch (text[position])
            {
                case '(':
                    open++;
                    break;
                case ')':
                    open--;
                    break;
                case var quote:
                    // A doubled quote ends one text and starts another, which comes to the same.
                    var length = text[(position + 1)..].IndexOf(quote);
                    if (length < 0)
                    {
                        return false;
                    }

                    position += length + 1;
                    break;
            }

            position++;
        }
        while (open > 0);
        return SaysSomething(position);
    }

    private readonly bool SaysSomething(int position)
    {
        var rest = text[position..].TrimStart();
        if (rest.IsEmpty)
        {
            return false;
        }

        if (!NameText.IsStart(rest[0]))
        {
            return rest[0] is '+' or '-' or '*' or '/' or '=' or '<' or '>' || rest.StartsWith("!=");
        }

        return Words.Find(rest[..NameText.End(rest, 0)]) is Word.Contains or Word.Starts or Word.Ends or Word.In or Word.Is or Word.Not;
    }
}
