using System.Text;

namespace Crm.Search;

/// <summary>How many letters must be added, left out, replaced or exchanged with their neighbour to make one word of another (Damerau-Levenshtein, no letter touched twice).</summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="most"/> + 1 where it is greater.</summary>
    public static int Of(string left, string right, int most)
    {
        Span<int> a = stackalloc int[SearchWords.MaxLength];
        Span<int> b = stackalloc int[SearchWords.MaxLength];
        a = a[..Runes(left, a)];
        b = b[..Runes(right, b)];
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        const int Width = SearchWords.MaxLength + 1;
        Span<int> rows = stackalloc int[3 * Width];
        Span<int> before = rows[..Width], last = rows.Slice(Width, Width), current = rows.Slice(2 * Width, Width);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var distance = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance = Math.Min(distance, before[j - 2] + 1);
                }

                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > most)
            {
                return most + 1;
            }

            var oldest = before;
            before = last;
            last = current;
            current = oldest;
        }

        return Math.Min(last[b.Length], most + 1);
    }

    private static int Runes(string text, Span<int> into)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count == into.Length)
            {
                break;
            }

            into[count++] = rune.Value;
        }

        return count;
    }
}
