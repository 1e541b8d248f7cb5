namespace Crm.Scoring.Data;

/// <summary>Reads the records of a CSV text one after the other (RFC 4180: quoted fields may hold delimiters, doubled quotes and line breaks; a line ends with LF, CRLF or CR). O(length of the text), one buffer.</summary>
internal sealed class CsvReader(TextReader text)
{
    private readonly char[] buffer = new char[1 << 16];
    private readonly List<int> ends = [];
    private char[] record = new char[1024];
    private int length;
    private int place;
    private int filled;
    private int line = 1;
    private int column = 1;

    /// <summary>What stands between two fields.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>The line, from 1 on, where the record begins.</summary>
    public int Line { get; private set; }

    /// <summary>How many fields the record has.</summary>
    public int Count => ends.Count;

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

        while (true)
        {
            var c = Next();
            if (c == Delimiter)
            {
                ends.Add(length);
                return true;
            }

            if (c is '\n' or '\r' or -1)
            {
                if (c == '\r' && Peek() == '\n')
                {
                    Next();
                }

                ends.Add(length);
                return false;
            }

            if (c == '"' || (quoted && c is not ' ' and not '\t'))
            {
                throw Invalid(line, column - 1, quoted ? "after a closing quote comes the next delimiter or the end of the line" : "a field that holds a quote is quoted as a whole, and the quotes in it are doubled");
            }

            Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        var (startLine, startColumn) = (line, column);
        Next();
        while (true)
        {
            var c = Next();
            if (c < 0)
            {
                throw Invalid(startLine, startColumn, "the quote that opens here is never closed");
            }

            if (c == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                Next();
            }

            Append((char)c);
        }
    }

    private void Append(char c)
    {
        if (length == record.Length)
        {
            Array.Resize(ref record, length * 2);
        }

        record[length++] = c;
    }

    private int Peek()
    {
        if (place == filled)
        {
            (place, filled) = (0, text.ReadBlock(buffer));
        }

        return filled == 0 ? -1 : buffer[place];
    }

    private int Next()
    {
        var c = Peek();
        if (c < 0)
        {
            return c;
        }

        place++;
        (line, column) = c == '\n' || (c == '\r' && Peek() != '\n') ? (line + 1, 1) : (line, column + 1);
        return c;
    }

    private static ScoringException Invalid(int line, int column, string right) => new(ScoringErrorCodes.InvalidCsv, $"Line {line}, column {column}: {right}.");
}
