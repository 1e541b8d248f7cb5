using Crm.Synthetic.Chance;

namespace Crm.Synthetic.Words;

/// <summary>Lists that are long because words are put together from parts, in an order that looks like chance and is always the same.</summary>
internal static class Compounds
{
    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every first part with every last part; letters that would stand three times are left out.</summary>
    public static IEnumerable<string> Of(string firsts, string lasts) =>
        from first in Words(firsts)
        from last in Words(lasts)
        select first[^1] == last[0] && first.Length > 1 && first[^2] == last[0] ? first + last[1..] : first + last;

    /// <summary>Known words first, in their order; then others, shuffled, until there are enough.</summary>
    public static string[] After(string known, IEnumerable<string> others, int count, ulong stream)
    {
        var first = Words(known);
        var rest = others.Except(first, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).ToArray();
        return [.. first.Concat(Shuffle.Of(rest, 1, stream)).Distinct(StringComparer.Ordinal).Take(count)];
    }
}
