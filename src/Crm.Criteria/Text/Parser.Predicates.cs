using System.Collections.Immutable;

namespace Crm.Criteria.Text;

/// <content>One predicate: a term, and what is said of it.</content>
internal ref partial struct Parser
{
    private Criterion Predicate()
    {
        var start = current.Start;
        endsInTerm = false;
        var left = Term();
        switch (current.Kind)
        {
            case >= TokenKind.Equal and <= TokenKind.GreaterOrEqual:
                var comparison = ComparisonOperator.Equal + (current.Kind - TokenKind.Equal);
                Advance();
                return Compare(left, comparison, start);
            case TokenKind.Name:
                if (Worded(left, start) is { } predicate)
                {
                    return predicate;
                }

                break;
        }

        return left switch
        {
            BooleanLiteral literal => Node(new Truth(literal.Value), start),
            FieldPath or Call or Parameter => Alone(left, start),
            _ => throw Unexpected(AfterTerm[..13]),
        };
    }

    private Holds Alone(Term left, int start)
    {
        endsInTerm = true;
        return Node(new Holds(left), start);
    }

    private Criterion? Worded(Term left, int start)
    {
        switch (current.Word)
        {
            case Word.Contains:
                Advance();
                return Compare(left, ComparisonOperator.Contains, start);
            case Word.Starts:
                Advance();
                Expect(Word.With, "with");
                return Compare(left, ComparisonOperator.StartsWith, start);
            case Word.Ends:
                Advance();
                Expect(Word.With, "with");
                return Compare(left, ComparisonOperator.EndsWith, start);
            case Word.In:
                Advance();
                return Node(new Membership(left, Items()), start);
            case Word.Not:
                return Negated(left, start);
            case Word.Is:
                Advance();
                var negated = Take(Word.Not);
                Expect(Word.Null, "null");
                var isNull = Node(new IsNull(left), start);
                return negated ? Node(new Not(isNull), start) : isNull;
            case >= Word.Any and <= Word.NoneOf when left is FieldPath relation:
                var quantifier = Quantifier.Any + (current.Word - Word.Any);
                Advance();
                return Node(new Quantified(relation, quantifier, current.Kind == TokenKind.OpenParenthesis ? Parenthesized() : Criterion.All), start);
            default:
                return null;
        }
    }

    /// <summary>After <c>x not</c>: <c>in</c> or one of the text comparisons.</summary>
    private Not Negated(Term left, int start)
    {
        Advance();
        if (current.Word is not (Word.In or Word.Contains or Word.Starts or Word.Ends))
        {
            throw Unexpected(["in", "contains", "starts with", "ends with"]);
        }

        return Node(new Not(Worded(left, start)!), start);
    }

    private Comparison Compare(Term left, ComparisonOperator comparison, int start)
    {
        if (current.Word == Word.Null)
        {
            var instead = comparison == ComparisonOperator.NotEqual ? "is not null" : "is null";
            throw new CriteriaException(SyntaxErrors.Code, $"Nothing compares with null; write '{instead}' (at position {current.Start}).", current.Start, expected: [instead]);
        }

        return Node(new Comparison(left, comparison, Term()), start);
    }

    private Sequence<Term> Items()
    {
        if (current.Kind != TokenKind.OpenParenthesis)
        {
            var at = current;
            var only = Term();
            if (only is MyTeams or Crm.Criteria.Parameter or CalendarPeriod or RelativeTime)
            {
                return [only];
            }

            throw SyntaxErrors.Unexpected(text, at, ["(", "my teams", "$name", "this month"]);
        }

        Advance();
        if (Take(TokenKind.CloseParenthesis))
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<Term>();
        do
        {
            if (items.Count == limits.ListItems)
            {
                throw SyntaxErrors.Limit("items in a list", limits.ListItems, current.Start);
            }

            items.Add(Term());
        }
        while (Take(TokenKind.Comma));
        if (!Take(TokenKind.CloseParenthesis))
        {
            throw Unexpected([",", ")"]);
        }

        return new Sequence<Term>(items.DrainToImmutable());
    }
}
