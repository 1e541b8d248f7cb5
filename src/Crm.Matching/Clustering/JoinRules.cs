namespace Crm.Matching.Clustering;

/// <summary>Which groups may not become one cluster, however likely it is: two records of one source where each matches one of the other at most, and records of which somebody has said that they do not match.</summary>
internal static class JoinRules
{
    /// <summary>Whether two groups may be joined; null: any may.</summary>
    /// <param name="oneToOne">Whether a cluster has at most one record of each source.</param>
    /// <param name="different">The pairs that do not match.</param>
    public static Func<Group, Group, bool>? Of(bool oneToOne, IEnumerable<LabelledPair> different)
    {
        var others = different.SelectMany(pair => new[] { (pair.Left, pair.Right), (pair.Right, pair.Left) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        return (oneToOne, others.Count) switch
        {
            (false, 0) => null,
            (true, 0) => AreOne,
            (false, _) => (a, b) => !AreDifferent(a, b),
            (true, _) => (a, b) => AreOne(a, b) && !AreDifferent(a, b),
        };

        bool AreDifferent(Group a, Group b)
        {
            var (small, large) = a.Places.Count <= b.Places.Count ? (a, b) : (b, a);
            return small.Places.Exists(place => others[place].Any(large.Places.Contains));
        }

        static bool AreOne(Group a, Group b) => a.Places.Count == 1 && b.Places.Count == 1;
    }
}
