using System.Collections.Immutable;

namespace Crm.Criteria.Text;

/// <content>Terms: literals, names, paths, calls and roll-ups.</content>
internal ref partial struct Parser
{
    private static readonly string[] TermStarts = ["a field", "a text", "a number", "a date", "true", "false", "now", "today", "me", "$name"];

    /// <summary>A term without operators around it.</summary>
    private Term Primary()
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                Advance();
                return Node(new TextLiteral(NameText.Unquote(text[token.Start..token.End])), token.Start);
            case TokenKind.Number:
                Advance();
                return Number(token, negative: false, token.Start);
            case TokenKind.OpenParenthesis:
                return Grouped();
            case TokenKind.Date:
                Advance();
                return DateTimeText.TryParseDate(text[token.Start..token.End], out var date)
                    ? Node(new DateLiteral(date), token.Start)
                    : throw SyntaxErrors.Literal($"'{text[token.Start..token.End]}' is not a date; a date is written as 2017-12-31.", token.Start);
            case TokenKind.Instant:
                Advance();
                return DateTimeText.ParseInstant(text[token.Start..token.End], out var instant) is { } problem
                    ? throw SyntaxErrors.Literal(problem, token.Start)
                    : Node(new InstantLiteral(instant), token.Start);
            case TokenKind.Duration:
                throw SyntaxErrors.Literal($"'{text[token.Start..token.End]}' cannot stand alone; write 'now - 30d' or 'today + 2w'.", token.Start);
            case TokenKind.Dollar:
                Advance();
                return Node(new Parameter(Name()), token.Start);
            case TokenKind.QuotedName:
                return PathTerm();
            case TokenKind.Name:
                return Named();
            default:
                throw Unexpected(TermStarts);
        }
    }

    private NumberLiteral Number(Token digits, bool negative, int start) =>
        NumberText.TryParse(text[digits.Start..digits.End], out var value)
            ? Node(new NumberLiteral(negative ? -value : value), start)
            : throw SyntaxErrors.Literal($"A number has at most {NumberText.MostDigits} digits.", start);

    private Term Named()
    {
        var start = current.Start;
        switch (current.Word)
        {
            case Word.True or Word.False:
                var value = current.Word == Word.True;
                Advance();
                return Node(new BooleanLiteral(value), start);
            case Word.Me:
                Advance();
                return Node(new Me(), start);
            case Word.Now or Word.Today:
                return Relative(start);
            case Word.Yesterday or Word.Tomorrow:
                var days = current.Word == Word.Yesterday ? -1 : 1;
                Advance();
                return Node(new RelativeTime(TimeAnchor.Today, days, TimeUnit.Day), start);
            case Word.Null:
                throw new CriteriaException(SyntaxErrors.Code, $"Nothing compares with null; write 'is null' (at position {start}).", start, expected: ["is null"]);
            case Word.My when Following().Word == Word.Teams:
                Advance();
                Advance();
                return Node(new MyTeams(), start);
            case Word.This or Word.Last or Word.Next when TimeUnits.Period(Following().Word) is { } unit:
                var offset = current.Word switch { Word.Last => -1, Word.Next => 1, _ => 0 };
                Advance();
                Advance();
                return Node(new CalendarPeriod(offset, unit), start);
            default:
                return Words.IsReserved(current.Word) ? throw Unexpected(TermStarts) : PathTerm();
        }
    }

    private RelativeTime Relative(int start)
    {
        var anchor = current.Word == Word.Now ? TimeAnchor.Now : TimeAnchor.Today;
        Advance();
        if (current.Kind is not (TokenKind.Plus or TokenKind.Minus) || Following().Kind != TokenKind.Duration)
        {
            return Node(new RelativeTime(anchor, 0, TimeUnit.Day), start);
        }

        var negative = current.Kind == TokenKind.Minus;
        Advance();
        var (amount, unit) = Duration(negative);
        return Node(new RelativeTime(anchor, amount, unit), start);
    }

    private Term PathTerm()
    {
        var start = current.Start;
        var path = Path();
        if (current.Kind == TokenKind.OpenParenthesis)
        {
            return Node(new Call(path.ToString(), Arguments()), start);
        }

        return current.Word is >= Word.Count and <= Word.Max ? Rollup(path, start) : path;
    }

    private FieldPath Path()
    {
        var start = current.Start;
        var first = Name();
        if (current.Kind != TokenKind.Dot)
        {
            return Node(new FieldPath([first]), start);
        }

        var segments = ImmutableArray.CreateBuilder<string>(2);
        segments.Add(first);
        while (Take(TokenKind.Dot))
        {
            segments.Add(Name());
        }

        return Node(new FieldPath(new Sequence<string>(segments.DrainToImmutable())), start);
    }

    private string Name()
    {
        var token = current;
        if (token.Kind is not (TokenKind.Name or TokenKind.QuotedName))
        {
            throw Unexpected(["a name"]);
        }

        if (token.Kind == TokenKind.QuotedName && token.End - token.Start == 2)
        {
            throw SyntaxErrors.Literal("A name is empty.", token.Start);
        }

        Advance();
        var written = text[token.Start..token.End];
        return token.Kind == TokenKind.Name ? written.ToString() : NameText.Unquote(written);
    }

    private Sequence<Term> Arguments()
    {
        Enter();
        Advance();
        var arguments = ImmutableArray.CreateBuilder<Term>();
        if (current.Kind != TokenKind.CloseParenthesis)
        {
            do
            {
                arguments.Add(Term());
            }
            while (arguments.Count <= limits.ListItems && Take(TokenKind.Comma));
        }

        if (!Take(TokenKind.CloseParenthesis))
        {
            throw Unexpected([",", ")"]);
        }

        depth--;
        return new Sequence<Term>(arguments.DrainToImmutable());
    }

    private Rollup Rollup(FieldPath relation, int start)
    {
        var function = RollupFunction.Count + (current.Word - Word.Count);
        Advance();
        if (function == RollupFunction.Count)
        {
            var counted = current.Kind == TokenKind.OpenParenthesis ? Parenthesized() : Criterion.All;
            return Node(new Rollup(relation, function, null, counted), start);
        }

        Enter();
        Expect(TokenKind.OpenParenthesis, "(");
        var first = current;
        var operand = Term();
        if (operand is TextLiteral)
        {
            throw SyntaxErrors.Unexpected(text, first, ["a field"]);
        }

        var where = Take(TokenKind.Comma) ? Disjunction() : Criterion.All;
        if (!Take(TokenKind.CloseParenthesis))
        {
            throw Unexpected([",", ")"]);
        }

        depth--;
        return Node(new Rollup(relation, function, operand, where), start);
    }
}
