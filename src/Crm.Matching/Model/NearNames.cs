namespace Crm.Matching.Model;

/// <summary>
/// Pairs of which every name is alike, and not every one the same: what is made from their names is alike as well, but otherwise than that of people of one name, whose addresses differ in a number where those of names a
/// letter apart differ in that letter. So what they share is learnt from them. They cannot be drawn by a value that they have in common, but are met among those that were drawn for the names that are the same in them: any such pair as
/// likely as another.
/// </summary>
internal static class NearNames
{
    /// <summary>The pairs, apart by which of the names are near only.</summary>
    /// <param name="drawn">Pairs that were drawn for the same values in some of the names, or in none.</param>
    /// <param name="names">The fields that together are a name.</param>
    /// <param name="fields">All fields.</param>
    public static IEnumerable<SeenPairs> Among(IEnumerable<SeenPairs> drawn, int[] names, FieldOdds[] fields) =>
        drawn.Where(seen => seen.Given.Length < names.Length && seen.Given.All(names.Contains)).Select(seen => Among(seen, names, fields));

    private static SeenPairs Among(SeenPairs drawn, int[] names, FieldOdds[] fields)
    {
        int[] near = [.. names.Except(drawn.Given)];
        var counts = new PatternCounts();
        for (var i = 0; i < drawn.Patterns.Length; i++)
        {
            if (Array.TrueForAll(near, name => fields[name].IsNear(Pattern.Level(drawn.Patterns[i], name))))
            {
                counts.Add(drawn.Patterns[i], drawn.Pairs[i]);
            }
        }

        var (patterns, pairs) = counts.Sorted();
        return new(names, near, patterns, pairs);
    }
}
