namespace Crm.Matching.Blocking.Keys;

/// <summary>The tables that rules share.</summary>
/// <param name="source">The records.</param>
/// <param name="threads">How many threads fill a table.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class PartTables(BlockingSource source, int threads, CancellationToken cancellationToken)
{
    private readonly Dictionary<BlockingPart, PartTable> parts = [];

    /// <summary>A rule with the tables that it needs.</summary>
    public RuleKeys Compile(BlockingRule rule) => new(rule, rule switch
    {
        SimilarTextRule similar => [Table(similar.Column, similar.Bands, new MinHash(similar).Write), .. rule.Parts.Select(Of)],
        SortedNeighbourhoodRule => [.. rule.Parts.Select(p => Table(p.Column, 1, new SortPrefix(8 / rule.Parts.Length).Write))],
        _ => [.. rule.Parts.Select(Of)],
    });

    /// <summary>The table of a part.</summary>
    public PartTable Of(BlockingPart part)
    {
        if (!parts.TryGetValue(part, out var table))
        {
            var column = source.Column(part.Column);
            table = Table(part.Column, part.Width, new ValueKeys(part, column).Write);
            parts.Add(part, table);
        }

        return table;
    }

    private PartTable Table(string column, int width, KeyWriter write) => new(source.Column(column), width, write, threads, cancellationToken);
}
