namespace Crm.Criteria;

/// <summary>
/// Orders texts by Unicode code point, as UTF-8 bytes order and as databases do with the C collation; not by UTF-16 unit, which puts
/// U+10000 and beyond before U+E000 to U+FFFF.
/// </summary>
public sealed class CodePointComparer : IComparer<string?>
{
    private CodePointComparer()
    {
    }

    /// <summary>The one comparer.</summary>
    public static CodePointComparer Instance { get; } = new();

    /// <summary>Compares two texts; null is before everything. O(length of their common start).</summary>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var common = x.CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        return Weight(x[common]) - Weight(y[common]);
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Compare(x.AsSpan(), y.AsSpan()),
    };

    /// <summary>A surrogate weighs more than any other unit; among themselves surrogates and the others keep their order.</summary>
    private static int Weight(char c) => c < 0xD800 ? c : c >= 0xE000 ? c - 0x800 : c + 0x2000;
}
