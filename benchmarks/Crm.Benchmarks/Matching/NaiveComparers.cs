namespace Crm.Benchmarks.Matching;

/// <summary>The comparers as a textbook has them.</summary>
internal static class NaiveComparers
{
    public static double JaroWinkler(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length ? 1 : 0;
        }

        var window = Math.Max((Math.Max(left.Length, right.Length) / 2) - 1, 0);
        var inLeft = new bool[left.Length];
        var inRight = new bool[right.Length];
        var matches = 0;
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(i + window + 1, right.Length); j++)
            {
                if (!inRight[j] && left[i] == right[j])
                {
                    inLeft[i] = inRight[j] = true;
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var (moved, next) = (0, 0);
        for (var i = 0; i < left.Length; i++)
        {
            if (inLeft[i])
            {
                while (!inRight[next])
                {
                    next++;
                }

                moved += left[i] == right[next++] ? 0 : 1;
            }
        }

        double m = matches;
        var jaro = ((m / left.Length) + (m / right.Length) + ((m - (moved / 2)) / m)) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(left.Length, right.Length)) && left[prefix] == right[prefix])
        {
            prefix++;
        }

        return jaro > 0.7 ? jaro + (prefix * 0.1 * (1 - jaro)) : jaro;
    }

    public static int Levenshtein(string left, string right, bool transpose)
    {
        var cells = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cells[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(cells[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1);
                if (transpose && i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cells[i, j] = Math.Min(cells[i, j], cells[i - 2, j - 2] + 1);
                }
            }
        }

        return cells[left.Length, right.Length];
    }

    public static double Dice(string left, string right)
    {
        var (one, other) = (Bigrams(left), Bigrams(right));
        return 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
    }

    /// <summary>The cosine of two vectors of weights by token.</summary>
    public static double Cosine(Dictionary<string, double> left, Dictionary<string, double> right) => left.Sum(t => t.Value * right.GetValueOrDefault(t.Key));

    private static HashSet<string> Bigrams(string text)
    {
        var padded = $"\0{text}\0";
        return [.. Enumerable.Range(0, text.Length + 1).Select(i => padded.Substring(i, 2))];
    }
}
