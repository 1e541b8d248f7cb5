using System.Runtime.InteropServices;

namespace Crm.Matching.Records;

/// <summary>Makes a <see cref="CodedColumn"/> of texts: one that was met not long before is not normalized again.</summary>
internal static class ValueEncoder
{
    // A longer text is cut before it is looked at: no name, address or number is so long, and comparing is bounded.
    private const int MaxLength = 128;

    private const int Recent = 1 << 12;

    /// <summary>A normalized text; null: it is missing or says nothing.</summary>
    public static string? Normalized(string? text, Func<string, string> normalize) => string.IsNullOrWhiteSpace(text) || normalize(Cut(text)) is not { Length: > 0 } value ? null : value;

    /// <summary>O(records), and at most one call of <paramref name="normalize"/> each.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="role">What it means.</param>
    /// <param name="texts">The texts; null or blank: missing.</param>
    /// <param name="normalize">The normalized text; empty: it says nothing, and counts as missing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static CodedColumn Encode(string name, FieldRole role, IReadOnlyList<string?[]> texts, Func<string, string> normalize, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var recent = new (string? Text, int Code)[Recent];
        var codes = new int[texts.Sum(part => part.Length)];
        var (values, counts) = (new List<string>(), new List<int>());
        var place = 0;
        foreach (var part in texts)
        {
            foreach (var text in part)
            {
                if ((place & 0xFFFF) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                var code = string.IsNullOrWhiteSpace(text) ? -1 : Code(text);
                codes[place++] = code;
                if (code >= 0)
                {
                    CollectionsMarshal.AsSpan(counts)[code]++;
                }
            }
        }

        return new(name, role, codes, [.. values], [.. counts]);

        int Code(string text)
        {
            ref var same = ref recent[text.GetHashCode(StringComparison.Ordinal) & (Recent - 1)];
            if (same.Text != text)
            {
                same = (text, Known(normalize(Cut(text))));
            }

            return same.Code;
        }

        int Known(string value)
        {
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, value, out var met);
            if (!met)
            {
                code = value.Length == 0 ? -1 : values.Count;
                if (code >= 0)
                {
                    values.Add(value);
                    counts.Add(0);
                }
            }

            return code;
        }
    }

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}
