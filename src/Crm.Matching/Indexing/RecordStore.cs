using Crm.Matching.Fields;
using Crm.Matching.Records;

namespace Crm.Matching.Indexing;

/// <summary>The normalized values of indexed records and what is needed to compare another with them. The codes of a record lie together.</summary>
internal sealed class RecordStore
{
    private readonly Func<int, int, string?> textOf;
    private readonly int learnt;
    private readonly string[][] values;
    private readonly int[] valueCounts;
    private readonly List<string?[]> addedTexts = [];
    private int[] codes;
    private Dictionary<string, int>[]? known;

    /// <param name="columns">The fields of all records.</param>
    /// <param name="words">By field, what is known of its words; null: nothing is needed.</param>
    /// <param name="textOf">A record's text of a field, as it came.</param>
    public RecordStore(IReadOnlyList<CodedColumn> columns, TextComparison?[] words, Func<int, int, string?> textOf)
    {
        (Words, this.textOf, Count) = (words, textOf, columns[0].Codes.Length);
        learnt = Count;
        Roles = [.. columns.Select(column => column.Role)];
        Names = [.. columns.Select(column => column.Name)];
        values = [.. columns.Select(column => column.Values)];
        valueCounts = [.. values.Select(ofField => ofField.Length)];
        codes = new int[Count * columns.Count];
        for (var f = 0; f < columns.Count; f++)
        {
            var column = columns[f].Codes;
            for (var r = 0; r < column.Length; r++)
            {
                codes[(r * columns.Count) + f] = column[r];
            }
        }
    }

    /// <summary>The number of records.</summary>
    public int Count { get; private set; }

    public FieldRole[] Roles { get; }

    public string[] Names { get; }

    /// <summary>By field, what is known of its words; null: nothing is needed.</summary>
    public TextComparison?[] Words { get; }

    /// <summary>A record's codes, by field; -1: missing.</summary>
    public ReadOnlySpan<int> this[int record] => codes.AsSpan(record * Roles.Length, Roles.Length);

    /// <summary>A value.</summary>
    public string Value(int field, int code) => values[field][code];

    /// <summary>A text as it came.</summary>
    public string? TextOf(int record, int field) => record < learnt ? textOf(record, field) : addedTexts[record - learnt][field];

    /// <summary>Adds a record and returns its place.</summary>
    public int Add(string?[] texts, string?[] normalized)
    {
        known ??= [.. values.Select(ofField => ofField.Index().ToDictionary(value => value.Item, value => value.Index, StringComparer.Ordinal))];
        if (codes.Length < (Count + 1) * Roles.Length)
        {
            Array.Resize(ref codes, (Count + 1 + (Count / 4)) * Roles.Length);
        }

        for (var f = 0; f < normalized.Length; f++)
        {
            codes[(Count * Roles.Length) + f] = normalized[f] is { } value ? Code(known[f], f, value) : -1;
        }

        addedTexts.Add(texts);
        return Count++;
    }

    private int Code(Dictionary<string, int> ofField, int field, string value)
    {
        if (!ofField.TryGetValue(value, out var code))
        {
            code = valueCounts[field]++;
            if (code == values[field].Length)
            {
                Array.Resize(ref values[field], code + 1 + (code / 4));
            }

            values[field][code] = value;
            ofField.Add(value, code);
        }

        return code;
    }
}
