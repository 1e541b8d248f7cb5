using Crm.Synthetic.People;

namespace Crm.Benchmarks.Matching;

/// <summary>Duplicates as plain code finds them: records are the same that agree letter by letter, but for case, in one of five sets of columns.</summary>
internal static class ExactKeys
{
    private static readonly Func<PersonRecord, string?>[] Keys =
    [
        r => Key(r.Given, r.Family, r.Birth),
        r => Key(r.Given, r.Email),
        r => Key(r.Given, Digits(r.Phone)),
        r => Key(r.Family, r.Birth, r.PostalCode),
        r => Key(r.Birth, r.Email),
    ];

    /// <summary>For each record the first one of its cluster.</summary>
    public static int[] Clusters(IReadOnlyList<PersonRecord> records)
    {
        var parents = Enumerable.Range(0, records.Count).ToArray();
        foreach (var key in Keys)
        {
            var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < records.Count; i++)
            {
                if (key(records[i]) is { } value && !first.TryAdd(value, i))
                {
                    var (a, b) = (Root(first[value]), Root(i));
                    parents[Math.Max(a, b)] = Math.Min(a, b);
                }
            }
        }

        return [.. parents.Select((_, i) => Root(i))];

        int Root(int i)
        {
            while (parents[i] != i)
            {
                i = parents[i] = parents[parents[i]];
            }

            return i;
        }
    }

    private static string? Key(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (part.Length == 0)
            {
                return null;
            }
        }

        return string.Join('|', parts);
    }

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit)) is { Length: > 9 } digits ? digits[^9..] : "";
}
