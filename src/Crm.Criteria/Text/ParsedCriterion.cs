namespace Crm.Criteria.Text;

/// <summary>A condition together with where in its text each part stands; the tree itself carries no positions, so that equal conditions are equal.</summary>
internal sealed record ParsedCriterion(string Text, Criterion Criterion, Positions Positions);

/// <summary>Where the nodes of a tree start. It is written while parsing and searched only to report an error.</summary>
internal sealed class Positions(string text)
{
    private readonly List<(object Node, int Start)> starts = new(24);

    public void Add(object node, int start) => starts.Add((node, start));

    public int? Find(object node)
    {
        foreach (var (known, start) in starts)
        {
            if (ReferenceEquals(known, node))
            {
                return start;
            }
        }

        return null;
    }

    /// <summary>Where the name number <paramref name="segment"/> of a path stands.</summary>
    public int? FindSegment(FieldPath path, int segment)
    {
        if (Find(path) is not { } start)
        {
            return null;
        }

        var token = Lexer.Next(text, start);
        for (var i = 0; i < segment * 2; i++)
        {
            token = Lexer.Next(text, token.End);
        }

        return token.Start;
    }
}
