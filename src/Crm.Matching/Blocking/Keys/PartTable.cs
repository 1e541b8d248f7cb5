using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Keys;

/// <summary>Writes the keys of one value; 0 where there is none.</summary>
internal delegate void KeyWriter(ReadOnlySpan<char> value, Span<ulong> keys);

/// <summary>The keys of a column's values under one part of a rule: worked out once a value, not once a record.</summary>
internal sealed class PartTable
{
    private const int Chunk = 1 << 13;

    private readonly int[] codes;
    private readonly ulong[] keys;

    public PartTable(CodedColumn column, int width, KeyWriter write, int threads, CancellationToken cancellationToken)
    {
        (codes, Column, Width, Writer) = (column.Codes, column.Name, width, write);
        keys = new ulong[(long)column.Values.Length * width];
        Parallel.For(0, (column.Values.Length + Chunk - 1) / Chunk, Work.Options(threads, cancellationToken), chunk =>
        {
            var end = Math.Min(column.Values.Length, (chunk + 1) * Chunk);
            for (var value = chunk * Chunk; value < end; value++)
            {
                write(column.Values[value], keys.AsSpan(value * width, width));
            }
        });
    }

    private PartTable(PartTable other) => (codes, keys, Column, Width, Writer) = ([], [], other.Column, other.Width, other.Writer);

    public string Column { get; }

    /// <summary>How many keys a value has.</summary>
    public int Width { get; }

    public KeyWriter Writer { get; }

    /// <summary>A table that only writes the keys of new values.</summary>
    public PartTable WithoutKeys() => new(this);

    /// <summary>A record's key; 0: it has none. Where a value has one key, that is every slot's.</summary>
    public ulong this[int record, int slot] => codes[record] is >= 0 and var code ? keys[(code * Width) + (Width > 1 ? slot : 0)] : 0;
}
