namespace Crm.Matching.Blocking.Keys;

/// <summary>The keys of all records under one rule: a hash for blocks, a number that sorts for a sorted neighbourhood; 0: none.</summary>
internal sealed class RuleKeys
{
    private readonly PartTable[] parts;
    private readonly int sortBits;
    private readonly int spareBits;

    public RuleKeys(BlockingRule rule, PartTable[] parts)
    {
        (Rule, this.parts) = (rule, parts);
        Width = parts.Length == 0 ? 1 : parts.Max(p => p.Width);
        IsAnyToAny = rule.Parts.Any(p => p.Width > 1);
        sortBits = rule is SortedNeighbourhoodRule ? 8 / parts.Length * 8 : 0;
        // What starts alike must agree in the highest bits.
        spareBits = sortBits == 0 ? 0 : 64 - (sortBits * parts.Length);
    }

    public BlockingRule Rule { get; }

    /// <summary>How many keys a record has.</summary>
    public int Width { get; }

    /// <summary>Whether any key of the one record may be any of the other's (each word), rather than key by key.</summary>
    public bool IsAnyToAny { get; }

    /// <summary>A record's key.</summary>
    public ulong Of(int record, int slot)
    {
        var key = parts.Length == 0 ? 1UL : parts[0][record, slot];
        for (var part = 1; part < parts.Length && key != 0; part++)
        {
            key = Join(key, parts[part][record, slot]);
        }

        return key << spareBits;
    }

    /// <summary>All records that have a key, with it: of one slot, or of all where any may be any. Returns how many there are.</summary>
    public int Collect(int slot, int records, Span<ulong> keys, Span<int> places)
    {
        var (count, end) = (0, IsAnyToAny ? Width : slot + 1);
        for (var record = 0; record < records; record++)
        {
            for (var s = slot; s < end; s++)
            {
                if (Of(record, s) is not 0 and var key)
                {
                    (keys[count], places[count++]) = (key, record);
                }
            }
        }

        return count;
    }

    /// <summary>The keys of a record that is not among them.</summary>
    /// <param name="valueOf">Its value of a column; null: missing.</param>
    /// <param name="keys">Receives <see cref="Width"/> keys.</param>
    public void Write(Func<string, string?> valueOf, Span<ulong> keys)
    {
        keys.Fill(1);
        Span<ulong> own = stackalloc ulong[16];
        for (var part = 0; part < parts.Length; part++)
        {
            var table = parts[part];
            own.Clear();
            if (valueOf(table.Column) is { } value)
            {
                table.Writer(value, own[..table.Width]);
            }

            for (var slot = 0; slot < keys.Length; slot++)
            {
                var key = own[table.Width > 1 ? slot : 0];
                keys[slot] = part == 0 ? key : keys[slot] == 0 ? 0 : Join(keys[slot], key);
            }
        }

        foreach (ref var key in keys)
        {
            key <<= spareBits;
        }
    }

    /// <summary>Keys for records that are not among them alone: the tables are let go.</summary>
    public RuleKeys WithoutTables() => new(Rule, [.. parts.Select(p => p.WithoutKeys())]);

    /// <summary>Sorts by what is missing, too; a block needs all parts.</summary>
    private ulong Join(ulong key, ulong next) => sortBits > 0 ? (key << sortBits) | next : next == 0 ? 0 : Hash64.Mix(key, next);
}
