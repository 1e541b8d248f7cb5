using System.Runtime.InteropServices;

namespace Crm.Data;

/// <summary>
/// Reads the records of a CSV text (RFC 4180: quoted fields may hold delimiters, doubled quotes and line breaks; a line ends with LF, CRLF or CR) as they are: nothing is trimmed,
/// and a field says whether it was quoted. Bounded: a record and its number of fields have a limit. Blank lines are passed over. O(length), without copies where no quote is doubled.
/// </summary>
internal sealed partial class CsvRecords(TextReader text, char delimiter)
{
    /// <summary>The longest record, in characters.</summary>
    public const int MaxRecord = 1 << 20;

    /// <summary>The most fields of a record.</summary>
    public const int MaxFields = 1_000;

    private readonly Field[] fields = new Field[MaxFields];
    private char[] buffer = new char[1 << 15];
    private int start;
    private int place;
    private int filled;
    private int line = 1;

    /// <summary>The line, from 1 on, where the record begins.</summary>
    public int Line { get; private set; }

    /// <summary>How many fields the record has.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the record, without its quotes.</summary>
    public ReadOnlySpan<char> this[int field] => buffer.AsSpan(start + fields[field].Start, fields[field].Length);

    /// <summary>A field of the record without the white space around it.</summary>
    public ReadOnlySpan<char> Trimmed(int field)
    {
        var value = this[field];

        // Nearly all fields begin and end with what ASCII prints.
        return value.IsEmpty || (value[0] is > ' ' and <= '~' && value[^1] is > ' ' and <= '~') ? value : value.Trim();
    }

    /// <summary>Whether a field stood in quotes.</summary>
    public bool IsQuoted(int field) => fields[field].IsQuoted;

    /// <summary>Goes to the next record; false: there is none.</summary>
    /// <exception cref="CrmException">The text is not CSV, or a limit is passed (<c>crm.invalid</c>, with the line).</exception>
    public bool Read()
    {
        do
        {
            if (!Next())
            {
                return false;
            }
        }
        while (Count == 1 && fields[0] is { Length: 0, IsQuoted: false });
        return true;
    }

    private bool Next()
    {
        (start, Count, Line) = (place, 0, line);
        if (place == filled && !Fill())
        {
            return false;
        }

        while (true)
        {
            if (ReadSimpleFields())
            {
                return true;
            }

            if ((place < filled || Fill()) && buffer[place] == '"')
            {
                ReadQuoted();
            }
            else
            {
                ReadPlain();
            }

            if (place == filled && !Fill())
            {
                return true;
            }

            var c = buffer[place];
            if (c == delimiter)
            {
                place++;
                continue;
            }

            if (c == '"')
            {
                throw Wrong("quote", line, "a field that holds a quote is quoted as a whole, and the quotes in it are doubled");
            }

            if (c is not ('\n' or '\r'))
            {
                throw Wrong("quote", line, "after a closing quote comes the next delimiter or the end of the line");
            }

            place++;
            if (c == '\r' && (place < filled || Fill()) && buffer[place] == '\n')
            {
                place++;
            }

            line++;
            return true;
        }
    }

    /// <summary>The way of most fields, from one mark to the next: plain, or in quotes with no quote and no line break inside. Ends before a field that is otherwise, or whose end is not known yet.</summary>
    /// <returns>Whether the record is at its end.</returns>
    private bool ReadSimpleFields()
    {
        var known = marks.AsSpan(0, marked);
        var (chars, found, from, count, at, between) = (buffer, fields, place, Count, next, delimiter);
        while (at < known.Length && known[at] < from)
        {
            at++;
        }

        var isEnd = false;
        while (!isEnd && at < known.Length && count < found.Length)
        {
            var (begin, end, after) = (from, known[at], at);
            var isQuoted = chars[end] == '"';
            if (isQuoted)
            {
                begin++;
                do
                {
                    after++;
                }
                while (after < known.Length && chars[known[after]] == between);
                if (end != from || after + 1 >= known.Length || chars[known[after]] != '"' || known[after + 1] != known[after] + 1)
                {
                    break;
                }

                end = known[after++];
            }

            var stop = known[after];
            var c = chars[stop];
            if (c == '"' || (c == '\r' && stop + 1 == filled))
            {
                break;
            }

            found[count++] = new(begin - start, end - begin, isQuoted);
            at = after + 1;
            from = stop + 1;
            if (c != between)
            {
                from += c == '\r' && chars[from] == '\n' ? 1 : 0;
                line++;
                isEnd = true;
            }
        }

        (place, Count, next) = (from, count, at);
        return isEnd;
    }

    private void ReadPlain()
    {
        var from = place - start;
        while (true)
        {
            place = Find(place);
            if (place < filled || !Fill())
            {
                Add(from, place - start - from, wasQuoted: false);
                return;
            }
        }
    }

    private void ReadQuoted()
    {
        var opened = line;
        place++;
        var from = place - start;
        var to = from;
        while (true)
        {
            var found = Find(place);
            while (found < filled && buffer[found] == delimiter)
            {
                found = Find(found + 1);
            }

            if (start + to != place)
            {
                buffer.AsSpan(place, found - place).CopyTo(buffer.AsSpan(start + to));
            }

            (to, place) = (to + found - place, found);
            if (found == filled)
            {
                if (!Fill())
                {
                    throw Wrong("quote", opened, "the quote that opens here is never closed");
                }

                continue;
            }

            var c = buffer[place++];
            if (c != '"')
            {
                buffer[start + to++] = c;
                line += c == '\n' || !((place < filled || Fill()) && buffer[place] == '\n') ? 1 : 0;
            }
            else if ((place < filled || Fill()) && buffer[place] == '"')
            {
                buffer[start + to++] = '"';
                place++;
            }
            else
            {
                Add(from, to - from, wasQuoted: true);
                return;
            }
        }
    }

    private void Add(int from, int length, bool wasQuoted)
    {
        if (Count == MaxFields)
        {
            throw Wrong("too_many_columns", Line, $"a record has at most {MaxFields:N0} fields");
        }

        fields[Count++] = new(from, length, wasQuoted);
    }

    /// <summary>More of the text behind what is left of the record under way.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (place, filled, start) = (place - start, filled - start, 0);
        }

        LookAnew();
        if (filled == buffer.Length)
        {
            if (filled >= MaxRecord)
            {
                throw Wrong("too_long", Line, $"a record has at most {MaxRecord:N0} characters; is a quote not closed?");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = text.Read(buffer.AsSpan(filled));
        filled += read;
        return read > 0;
    }

    private static CrmException Wrong(string code, int at, string right) => CrmException.Invalid("file", code, FormattableString.Invariant($"Line {at}: {right}."));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Field(int Start, int Length, bool IsQuoted);
}
