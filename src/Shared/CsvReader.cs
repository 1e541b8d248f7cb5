using System.Buffers;

namespace Crm.SharedSources;

/// <summary>Reads the records of a CSV text one after the other (RFC 4180: quoted fields may hold delimiters, doubled quotes and line breaks; a line ends with LF, CRLF or CR). O(length of the text), one buffer.</summary>
/// <param name="text">The text.</param>
/// <param name="refuse">Makes the exception for a text that is not CSV from what is wrong, and where.</param>
internal sealed class CsvReader(TextReader text, Func<string, Exception> refuse)
{
    private readonly char[] buffer = new char[1 << 16];
    private readonly List<int> ends = [];
    private SearchValues<char> special = SearchValues.Create(",\"\n\r");
    private char[] record = new char[1024];
    private int length;
    private int place;
    private int filled;
    private int line = 1;

    // How many characters of the line came before the buffer's first one.
    private long before;

    /// <summary>What stands between two fields.</summary>
    public char Delimiter
    {
        get;
        set => (field, special) = (value, SearchValues.Create([value, '"', '\n', '\r']));
    }

    = ',';

    /// <summary>The line, from 1 on, where the record begins.</summary>
    public int Line { get; private set; }

    /// <summary>How many fields the record has.</summary>
    public int Count => ends.Count;

    private long Column => before + place + 1;

    /// <summary>A field of the record, without its quotes and the blanks around it.</summary>
    public ReadOnlySpan<char> this[int field] => record.AsSpan(field == 0 ? 0 : ends[field - 1], ends[field] - (field == 0 ? 0 : ends[field - 1])).Trim();

    /// <summary>Goes to the next record that is not a blank line; false: there is none.</summary>
    public bool Read(CancellationToken cancellationToken = default)
    {
        while (Peek() >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Line, length) = (line, 0);
            ends.Clear();
            while (ReadField())
            {
            }

            if (Count > 1 || !this[0].IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of comma, semicolon and tab the one that stands most often outside of quotes in the first line; a comma if none does. To be asked before the first record is read.</summary>
    public char Recognise()
    {
        Peek();
        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var c in buffer.AsSpan(0, filled))
        {
            quoted ^= c == '"';
            if (!quoted && c is '\n' or '\r')
            {
                break;
            }

            (commas, semicolons, tabs) = quoted ? (commas, semicolons, tabs) : (commas + (c == ',' ? 1 : 0), semicolons + (c == ';' ? 1 : 0), tabs + (c == '\t' ? 1 : 0));
        }

        return semicolons > Math.Max(commas, tabs) ? ';' : tabs > commas ? '\t' : ',';
    }

    // True: another field of the same record follows.
    private bool ReadField()
    {
        var quoted = Peek() == '"';
        if (quoted)
        {
            ReadQuoted();
        }

        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(place, filled - place);
            var plain = rest.IndexOfAny(special);
            plain = plain < 0 ? rest.Length : plain;
            if (quoted && rest[..plain].ContainsAnyExcept(' ', '\t'))
            {
                place += rest[..plain].IndexOfAnyExcept(' ', '\t');
                throw Invalid(line, Column, AfterQuote);
            }

            Append(rest[..plain]);
            place += plain;
            if (place == filled)
            {
                continue;
            }

            var c = buffer[place];
            if (c == '"')
            {
                throw Invalid(line, Column, quoted ? AfterQuote : "a field that holds a quote is quoted as a whole, and the quotes in it are doubled");
            }

            place++;
            ends.Add(length);
            if (c == Delimiter)
            {
                return true;
            }

            EndLine(c);
            return false;
        }

        ends.Add(length);
        return false;
    }

    private const string AfterQuote = "after a closing quote comes the next delimiter or the end of the line";

    private void ReadQuoted()
    {
        var (startLine, startColumn) = (line, Column);
        place++;
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(place, filled - place);
            var plain = rest.IndexOfAny('"', '\n', '\r');
            plain = plain < 0 ? rest.Length : plain;
            Append(rest[..plain]);
            place += plain;
            if (place == filled)
            {
                continue;
            }

            var c = buffer[place++];
            if (c == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                place++;
                Append("\"");
            }
            else
            {
                Append([c]);
                if (EndLine(c))
                {
                    Append("\n");
                }
            }
        }

        throw Invalid(startLine, startColumn, "the quote that opens here is never closed");
    }

    // After its first character; true: the line ended with two.
    private bool EndLine(char c)
    {
        var two = c == '\r' && Peek() == '\n';
        place += two ? 1 : 0;
        (line, before) = (line + 1, -place);
        return two;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (length + part.Length > record.Length)
        {
            Array.Resize(ref record, Math.Max(length + part.Length, record.Length * 2));
        }

        part.CopyTo(record.AsSpan(length));
        length += part.Length;
    }

    private int Peek()
    {
        if (place == filled)
        {
            before += filled;
            (place, filled) = (0, text.ReadBlock(buffer));
        }

        return filled == 0 ? -1 : buffer[place];
    }

    private Exception Invalid(long line, long column, string right) => refuse(FormattableString.Invariant($"Line {line}, column {column}: {right}."));
}
