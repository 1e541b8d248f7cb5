using System.Text;

namespace Crm.Data;

/// <summary>The lines of a vCard file with folded ones put together (RFC 6350, section 3.2; in 2.1 also quoted-printable ones that end with '='). Bounded: what is beyond the limit of a line is passed over, and a line without end refused.</summary>
internal sealed class VCardLines(TextReader text)
{
    /// <summary>The longest line that is kept, in characters.</summary>
    public const int MaxLine = 1 << 16;

    /// <summary>The longest line that is gone through, in characters.</summary>
    private const int LongestLine = 1 << 24;

    private readonly char[] buffer = new char[1 << 14];
    private readonly StringBuilder current = new();
    private readonly StringBuilder physical = new();
    private int place;
    private int filled;
    private int line;
    private bool isAhead;
    private bool isCut;
    private bool aheadIsCut;

    /// <summary>The line, from 1 on, where the last one began.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the last one was longer than is kept.</summary>
    public bool IsCut => isCut;

    /// <summary>The next line; null: there is none.</summary>
    /// <exception cref="CrmException">A line does not end (<c>crm.invalid</c>, with its number).</exception>
    public string? Read()
    {
        if (!isAhead && !ReadPhysical())
        {
            return null;
        }

        current.Clear().Append(physical);
        (isAhead, isCut, Line) = (false, aheadIsCut, line);
        while (ReadPhysical())
        {
            var soft = current.Length > 0 && current[^1] == '=' && IsQuotedPrintable();
            if (!soft && (physical.Length == 0 || physical[0] is not (' ' or '\t')))
            {
                isAhead = true;
                break;
            }

            var from = soft ? 0 : 1;
            if (soft)
            {
                current.Length--;
            }

            isCut |= aheadIsCut || current.Length + physical.Length > MaxLine;
            current.Append(physical, from, Math.Max(0, Math.Min(physical.Length - from, MaxLine - current.Length)));
        }

        return current.ToString();
    }

    private bool IsQuotedPrintable()
    {
        var head = current.ToString(0, Math.Min(current.Length, 200));
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && head.AsSpan(0, colon).Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
    }

    private bool ReadPhysical()
    {
        physical.Clear();
        aheadIsCut = false;
        var (any, length) = (false, 0);
        while (Peek() >= 0)
        {
            any = true;
            var rest = buffer.AsSpan(place, filled - place);
            var end = rest.IndexOfAny('\n', '\r');
            var part = end < 0 ? rest : rest[..end];
            var kept = Math.Min(part.Length, MaxLine - physical.Length);
            aheadIsCut |= kept < part.Length;
            physical.Append(part[..kept]);
            place += part.Length;
            if ((length += part.Length) > LongestLine)
            {
                throw CrmException.Invalid("file", "too_long", FormattableString.Invariant($"Line {line + 1}: a line has at most {LongestLine:N0} characters."));
            }

            if (end >= 0)
            {
                var c = buffer[place++];
                if (c == '\r' && Peek() == '\n')
                {
                    place++;
                }

                break;
            }
        }

        line += any ? 1 : 0;
        return any;
    }

    private int Peek()
    {
        if (place == filled)
        {
            (place, filled) = (0, text.Read(buffer));
        }

        return filled == 0 ? -1 : buffer[place];
    }
}
