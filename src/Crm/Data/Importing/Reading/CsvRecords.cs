using System.Buffers;

namespace Crm.Data;

/// <summary>
/// Reads the records of a CSV text (RFC 4180: quoted fields may hold delimiters, doubled quotes and line breaks; a line ends with LF, CRLF or CR) as they are: nothing is trimmed,
/// and a field says whether it was quoted. Bounded: a record and its number of fields have a limit. Blank lines are passed over. O(length), without copies where no quote is doubled.
/// </summary>
internal sealed class CsvRecords(TextReader text, char delimiter)
{
    /// <summary>The longest record, in characters.</summary>
    public const int MaxRecord = 1 << 20;

    /// <summary>The most fields of a record.</summary>
    public const int MaxFields = 1_000;

    private readonly SearchValues<char> special = SearchValues.Create([delimiter, '"', '\n', '\r']);
    private readonly int[] starts = new int[MaxFields];
    private readonly int[] lengths = new int[MaxFields];
    private readonly bool[] quoted = new bool[MaxFields];
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
    public ReadOnlySpan<char> this[int field] => buffer.AsSpan(start + starts[field], lengths[field]);

    /// <summary>Whether a field stood in quotes.</summary>
    public bool IsQuoted(int field) => quoted[field];

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
        while (Count == 1 && lengths[0] == 0 && !quoted[0]);
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

    private void ReadPlain()
    {
        var from = place - start;
        while (true)
        {
            var found = buffer.AsSpan(place, filled - place).IndexOfAny(special);
            place = found < 0 ? filled : place + found;
            if (found >= 0 || !Fill())
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
            var rest = buffer.AsSpan(place, filled - place);
            var found = rest.IndexOfAny('"', '\n', '\r');
            var plain = found < 0 ? rest.Length : found;
            if (start + to != place)
            {
                rest[..plain].CopyTo(buffer.AsSpan(start + to));
            }

            (to, place) = (to + plain, place + plain);
            if (found < 0)
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

        (starts[Count], lengths[Count], quoted[Count]) = (from, length, wasQuoted);
        Count++;
    }

    /// <summary>More of the text behind what is left of the record under way.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (place, filled, start) = (place - start, filled - start, 0);
        }

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
}
