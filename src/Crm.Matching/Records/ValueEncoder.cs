using System.Runtime.InteropServices;

namespace Crm.Matching.Records;

/// <summary>Makes a <see cref="CodedColumn"/> of texts: each distinct text is normalized once.</summary>
internal static class ValueEncoder
{
    // A longer text is cut before it is looked at: no name, address or number is so long, and comparing is bounded.
    private const int MaxLength = 512;

    /// <summary>A normalized text; null: it is missing or says nothing.</summary>
    public static string? Normalized(string? text, Func<string, string> normalize) => string.IsNullOrWhiteSpace(text) || normalize(Cut(text)) is not { Length: > 0 } value ? null : value;

    /// <summary>O(records), and one call of <paramref name="normalize"/> a distinct text.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="role">What it means.</param>
    /// <param name="texts">The texts; null or blank: missing.</param>
    /// <param name="normalize">The normalized text; empty: it says nothing, and counts as missing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static CodedColumn Encode(string name, FieldRole role, IEnumerable<string?[]> texts, Func<string, string> normalize, CancellationToken cancellationToken)
    {
        var (raw, known) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var codes = new int[texts.Sum(part => part.Length)];
        var (values, counts) = (new List<string>(), new List<int>());
        var place = 0;
        foreach (var text in texts.SelectMany(part => part))
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

        return new(name, role, codes, [.. values], [.. counts]);

        int Code(string text)
        {
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(raw, text, out var met);
            if (!met)
            {
                var value = normalize(Cut(text));
                ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(known, value, out var known1);
                if (!known1)
                {
                    same = value.Length == 0 ? -1 : values.Count;
                    if (same >= 0)
                    {
                        values.Add(value);
                        counts.Add(0);
                    }
                }

                code = same;
            }

            return code;
        }
    }

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}
