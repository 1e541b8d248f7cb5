namespace Crm.Criteria.Text;

/// <summary>Finds the names that somebody may have meant: those a few slips of the hand away (Damerau-Levenshtein, adjacent letters swapped count as one).</summary>
internal static class Nearest
{
    private const int MostNames = 3;

    /// <summary>Up to three of <paramref name="names"/>, the nearest first; none where none is near.</summary>
    public static string[] Find(string written, IEnumerable<string> names)
    {
        if (written.Length > 64)
        {
            return [];
        }

        var limit = Math.Max(1, written.Length / 3);
        return [.. names
            .Where(name => Math.Abs(name.Length - written.Length) <= limit)
            .Select(name => (Name: name, Distance: Distance(written, name)))
            .Where(near => near.Distance <= limit)
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Name, StringComparer.Ordinal)
            .Take(MostNames)
            .Select(near => near.Name)];
    }

    /// <summary>A sentence to add to a message: <c> Did you mean 'amount'?</c>, or nothing.</summary>
    public static string Hint(IReadOnlyList<string> names) => names.Count == 0 ? string.Empty : $" Did you mean '{names[0]}'?";

    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, previous, row) = (previous, row, before);
        }

        return previous[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
