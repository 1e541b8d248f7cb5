using System.Text;

namespace Crm.Search;

/// <summary>How many letters must be added, left out, replaced or exchanged with their neighbour to make one word of another (optimal string alignment: no letter is touched twice).</summary>
internal static class EditDistance
{
    /// <summary>The distance of two words of at most <see cref="SearchWords.MaxLength"/> letters, or <paramref name="most"/> + 1 where it is greater. O(letters that differ * most).</summary>
    public static int Of(string left, string right, int most) =>
        IsPlain(left) && IsPlain(right) ? Of(left.AsSpan(), right.AsSpan(), most) : Of<Rune>([.. left.EnumerateRunes()], [.. right.EnumerateRunes()], most);

    private static int Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int most)
        where T : IEquatable<T>
    {
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (a.Length > 0 && b.Length > 0 && a[^1].Equals(b[^1]))
        {
            a = a[..^1];
            b = b[..^1];
        }

        return Math.Abs(a.Length - b.Length) > most ? most + 1
            : a.IsEmpty || b.IsEmpty ? a.Length + b.Length
            : Between(a, b, most);
    }

    /// <summary>Row by row of the table of distances between beginnings; only where they can be within <paramref name="most"/>.</summary>
    private static int Between<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int most)
        where T : IEquatable<T>
    {
        var width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        rows.Fill(most + 1);
        Span<int> before = rows[..width], last = rows.Slice(width, width), current = rows.Slice(2 * width, width);
        for (var j = 0; j <= Math.Min(most, b.Length); j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current.Fill(most + 1);
            current[0] = i;
            var least = i;
            for (var j = Math.Max(1, i - most); j <= Math.Min(b.Length, i + most); j++)
            {
                var distance = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (a[i - 1].Equals(b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1].Equals(b[j - 2]) && a[i - 2].Equals(b[j - 1]))
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

    /// <summary>Whether every character is a letter of its own.</summary>
    private static bool IsPlain(string word) => !word.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
