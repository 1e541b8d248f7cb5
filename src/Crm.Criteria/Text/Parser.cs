using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Criteria.Text;

/// <summary>Reads a condition by recursive descent: or, and, not, then one predicate. Depth is bounded before it descends.</summary>
internal ref partial struct Parser
{
    private static readonly string[] AfterCondition = ["and", "or", "the end"];

    private static readonly string[] AfterTerm =
        ["=", "!=", "<", "<=", ">", ">=", "contains", "starts with", "ends with", "in", "not in", "is null", "is not null", "and", "or", "the end"];

    private readonly ReadOnlySpan<char> text;
    private readonly CriteriaLimits limits;
    private readonly Positions? positions;
    private readonly List<Criterion> parts;
    private Token current;
    private int depth;
    private int nodes;
    private bool endsInTerm;

    public Parser(string text, CriteriaLimits limits, Positions? positions)
    {
        if (text.Length > limits.Length)
        {
            throw SyntaxErrors.Limit("characters", limits.Length, limits.Length);
        }

        this.text = text;
        this.limits = limits;
        this.positions = positions;
        parts = new List<Criterion>(8);
        current = Lexer.Next(text, 0);
    }

    public Criterion Whole()
    {
        var whole = Disjunction();
        return current.Kind == TokenKind.End ? whole : throw Unexpected(endsInTerm ? AfterTerm : AfterCondition);
    }

    public Term WholeTerm()
    {
        var term = Term();
        return current.Kind == TokenKind.End ? term : throw Unexpected(["the end"]);
    }

    private Criterion Disjunction()
    {
        var start = current.Start;
        var first = Conjunction();
        if (current.Word != Word.Or)
        {
            return first;
        }

        var mark = parts.Count;
        parts.Add(first);
        while (Take(Word.Or))
        {
            parts.Add(Conjunction());
        }

        return Node(new AnyOf(PartsFrom(mark)), start);
    }

    private Criterion Conjunction()
    {
        var start = current.Start;
        var first = Negation();
        if (current.Word != Word.And)
        {
            return first;
        }

        var mark = parts.Count;
        parts.Add(first);
        while (Take(Word.And))
        {
            parts.Add(Negation());
        }

        return Node(new AllOf(PartsFrom(mark)), start);
    }

    private Criterion Negation()
    {
        if (current.Word != Word.Not)
        {
            return current.Kind == TokenKind.OpenParenthesis && !StartsTerm() ? Parenthesized() : Predicate();
        }

        var start = current.Start;
        Enter();
        Advance();
        var part = Negation();
        depth--;
        return Node(new Not(part), start);
    }

    /// <summary>A condition in parentheses.</summary>
    private Criterion Parenthesized()
    {
        Enter();
        Expect(TokenKind.OpenParenthesis, "(");
        var inner = Disjunction();
        if (current.Kind != TokenKind.CloseParenthesis)
        {
            throw Unexpected(endsInTerm ? [.. AfterTerm.AsSpan(0, AfterTerm.Length - 1), ")"] : ["and", "or", ")"]);
        }

        Advance();
        endsInTerm = false;
        depth--;
        return inner;
    }

    private void Enter()
    {
        if (++depth > limits.Depth)
        {
            throw SyntaxErrors.Limit("levels of nesting", limits.Depth, current.Start);
        }
    }

    private T Node<T>(T node, int start)
        where T : class
    {
        if (node is Criterion or Arithmetic or Negative or Shift && ++nodes > limits.Nodes)
        {
            throw SyntaxErrors.Limit("nodes", limits.Nodes, start);
        }

        positions?.Add(node, start);
        return node;
    }

    private readonly Sequence<Criterion> PartsFrom(int mark)
    {
        var items = CollectionsMarshal.AsSpan(parts)[mark..].ToArray();
        parts.RemoveRange(mark, parts.Count - mark);
        return new Sequence<Criterion>(ImmutableCollectionsMarshal.AsImmutableArray(items));
    }

    private void Advance() => current = Lexer.Next(text, current.End);

    private readonly Token Following() => Lexer.Next(text, current.End);

    private bool Take(Word word)
    {
        if (current.Word != word)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool Take(TokenKind kind)
    {
        if (current.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind, string what)
    {
        if (!Take(kind))
        {
            throw Unexpected([what]);
        }
    }

    private void Expect(Word word, string what)
    {
        if (!Take(word))
        {
            throw Unexpected([what]);
        }
    }

    private readonly CriteriaException Unexpected(string[] expected) => SyntaxErrors.Unexpected(text, current, expected);
}
