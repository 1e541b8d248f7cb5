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

    /// <summary>The table of a part; several threads may ask.</summary>
    public PartTable Of(BlockingPart part)
    {
        lock (parts)
        {
            if (!parts.TryGetValue(part, out var table))
            {
                table = Table(part.Column, part.Width, new ValueKeys(part, source.Column(part.Column)).Write);
                parts.Add(part, table);
            }

            return table;
        }
    }

    private PartTable Table(string column, int width, KeyWriter write) => new(source.Column(column), width, write, threads, cancellationToken);
}
