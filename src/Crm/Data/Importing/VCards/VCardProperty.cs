using System.Text;

namespace Crm.Data;

/// <summary>One property of a card: <c>item1.TEL;TYPE=work:+1 555</c>. Versions 2.1, 3.0 and 4.0.</summary>
/// <param name="Name">Upper case, without its group.</param>
/// <param name="Types">Its types in lower case; in 2.1 they stand without a name.</param>
/// <param name="Preference">The lowest is the one to take: 1-100 in version 4.0, 1 where an older one says "pref", <see cref="None"/> where nothing is said.</param>
/// <param name="Value">What stands after the colon, its encoding undone, its escapes not.</param>
internal sealed record VCardProperty(string Name, IReadOnlyList<string> Types, int Preference, string Value)
{
    private const int None = 101;

    /// <summary>Null: the line is no property.</summary>
    public static VCardProperty? Parse(string line)
    {
        var colon = Outside(line, ':', 0);
        if (colon <= 0)
        {
            return null;
        }

        var parts = SplitOutside(line[..colon], ';');
        var name = parts[0][(parts[0].LastIndexOf('.') + 1)..].Trim().ToUpperInvariant();
        var (types, preferred, quotedPrintable, charset) = (new List<string>(), None, false, (string?)null);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? ("TYPE", part) : (part[..equals].Trim().ToUpperInvariant(), part[(equals + 1)..].Trim());
            switch (key)
            {
                case "CHARSET":
                    charset = value.Trim('"');
                    break;
                case "PREF":
                    preferred = int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rank) ? rank : 1;
                    break;
                case "ENCODING" or "TYPE" when value.Equals("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase):
                    quotedPrintable = true;
                    break;
                case "TYPE":
                    var given = value.Trim('"').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => t.ToLowerInvariant()).ToList();
                    preferred = given.Remove("pref") ? 1 : preferred;
                    types.AddRange(given);
                    break;
            }
        }

        var text = line[(colon + 1)..];
        return new(name, types, preferred, quotedPrintable ? Decode(text, charset) : text);
    }

    /// <summary>The components of a structured value (N, ADR, ORG), their escapes undone.</summary>
    public IReadOnlyList<string> Components() => [.. SplitEscaped(Value).Select(c => Unescape(c).Trim())];

    /// <summary>The value with its escapes undone.</summary>
    public string Text() => Unescape(Value).Trim();

    private static IEnumerable<string> SplitEscaped(string value)
    {
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                i++;
            }
            else if (value[i] == ';')
            {
                yield return value[from..i];
                from = i + 1;
            }
        }

        yield return value[from..];
    }

    private static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                text.Append(value[i]);
                continue;
            }

            var next = value[++i];
            _ = next switch
            {
                'n' or 'N' => text.Append('\n'),
                ',' or ';' or ':' or '\\' or '"' => text.Append(next),
                _ => text.Append('\\').Append(next),
            };
        }

        return text.ToString();
    }

    private static string Decode(string text, string? charset)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> one = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var coded))
            {
                bytes.Add(coded);
                i += 2;
            }
            else if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                bytes.AddRange(one[..rune.EncodeToUtf8(one)]);
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return Decoded([.. bytes], charset);
    }

    private static string Decoded(byte[] bytes, string? charset)
    {
        try
        {
            var named = charset is null or "" ? null : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            return (named ?? new UTF8Encoding(false, throwOnInvalidBytes: true)).GetString(bytes);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Neither UTF-8 nor a charset that is known, or UTF-7, which .NET reads no more: as the phones of the time wrote it.
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static int Outside(string line, char wanted, int from)
    {
        var quoted = false;
        for (var i = from; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (!quoted && line[i] == wanted)
            {
                return i;
            }
        }

        return -1;
    }

    private static List<string> SplitOutside(string line, char at)
    {
        var (parts, from) = (new List<string>(), 0);
        for (int i; (i = Outside(line, at, from)) >= 0; from = i + 1)
        {
            parts.Add(line[from..i]);
        }

        parts.Add(line[from..]);
        return parts;
    }
}
