using System.Text;

namespace Crm.Criteria.Text;

/// <summary>Names as they are written: plain where they can be, else in backquotes with a backquote doubled.</summary>
internal static class NameText
{
    /// <summary>Whether a plain name can start with <paramref name="c"/>.</summary>
    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && char.IsLetter(c));

    /// <summary>Whether a plain name can go on with <paramref name="c"/>.</summary>
    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && char.IsLetterOrDigit(c));

    /// <summary>Where the run of name characters that holds <paramref name="position"/> ends.</summary>
    public static int End(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && IsPart(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>The content of a quoted token, its quotes stripped and doubled ones made single.</summary>
    public static string Unquote(ReadOnlySpan<char> token)
    {
        var quote = token[0];
        var content = token[1..^1];
        if (!content.Contains(quote))
        {
            return content.ToString();
        }

        var text = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            text.Append(content[i]);
            if (content[i] == quote)
            {
                i++;
            }
        }

        return text.ToString();
    }

    /// <summary>Writes a name.</summary>
    /// <exception cref="CriteriaException">It is empty, or holds what no text may (<c>criteria.text</c>).</exception>
    public static void Write(StringBuilder output, string name)
    {
        if (IsPlain(name))
        {
            output.Append(name);
            return;
        }

        if (name.Length == 0)
        {
            throw new CriteriaException("criteria.text", "A name is empty.");
        }

        WriteQuoted(output, name, '`');
    }

    /// <summary>Writes the segments of a path.</summary>
    public static void WritePath(StringBuilder output, Sequence<string> segments)
    {
        if (segments.Count == 0)
        {
            throw new CriteriaException("criteria.text", "A path has no names.");
        }

        for (var i = 0; i < segments.Count; i++)
        {
            if (i > 0)
            {
                output.Append('.');
            }

            Write(output, segments[i]);
        }
    }

    /// <summary>Writes a text between quotes.</summary>
    /// <exception cref="CriteriaException">It holds NUL or a lone surrogate (<c>criteria.text</c>).</exception>
    public static void WriteQuoted(StringBuilder output, string text, char quote)
    {
        WellFormed.Require(text);
        output.Append(quote);
        foreach (var c in text)
        {
            output.Append(c);
            if (c == quote)
            {
                output.Append(c);
            }
        }

        output.Append(quote);
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && IsStart(name[0]) && End(name, 1) == name.Length && !Words.IsReserved(Words.Find(name));
}
