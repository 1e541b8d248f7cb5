namespace Crm.Matching.Records;

/// <summary>Records that are the same in all that is compared, taken together: each content has one place, and is compared once, however many records hold it.</summary>
internal sealed class RecordCopies
{
    private readonly int[] records;
    private readonly int[] starts;

    private RecordCopies(int[] records, int[] starts, int lefts) => (this.records, this.starts, Lefts) = (records, starts, lefts);

    /// <summary>How many places there are.</summary>
    public int Places => starts.Length - 1;

    /// <summary>How many of them are of the left source; all, when there is one source.</summary>
    public int Lefts { get; }

    /// <summary>The records of a place, rising.</summary>
    public ReadOnlySpan<int> this[int place] => records.AsSpan(starts[place], Count(place));

    /// <summary>How many records a place has.</summary>
    public int Count(int place) => starts[place + 1] - starts[place];

    /// <summary>How many pairs of records two places have, or one with itself.</summary>
    public double Pairs(int left, int right) => left == right ? Count(left) * (Count(left) - 1.0) / 2 : Count(left) * (double)Count(right);

    /// <summary>The first record of each place.</summary>
    public int[] Firsts() => Array.ConvertAll(starts[..^1], start => records[start]);

    /// <summary>The place of each record.</summary>
    public int[] PlaceOf()
    {
        var places = new int[records.Length];
        for (var place = 0; place < Places; place++)
        {
            foreach (var record in this[place])
            {
                places[record] = place;
            }
        }

        return places;
    }

    /// <summary>Puts records together that are the same in all columns. O(records x columns).</summary>
    /// <param name="columns">All columns that are compared.</param>
    /// <param name="order">The records in the order of their contents, so that the same ones are neighbours.</param>
    /// <param name="left">How many of them, the first ones, are of the left source.</param>
    /// <param name="apart">Records that have a place of their own, whatever they hold.</param>
    public static RecordCopies Of(IReadOnlyList<CodedColumn> columns, int[] order, int left, IReadOnlySet<int> apart)
    {
        var begins = new List<int>();
        var lefts = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (i == 0 || i == left || apart.Contains(order[i]) || apart.Contains(order[i - 1]) || !AreSame(columns, order[i - 1], order[i]))
            {
                begins.Add(i);
                lefts += i < left ? 1 : 0;
            }
        }

        begins.Add(order.Length);
        for (var place = 0; place + 1 < begins.Count; place++)
        {
            Array.Sort(order, begins[place], begins[place + 1] - begins[place]);
        }

        return new(order, [.. begins], lefts);
    }

    private static bool AreSame(IReadOnlyList<CodedColumn> columns, int a, int b)
    {
        foreach (var column in columns)
        {
            if (column.Codes[a] != column.Codes[b])
            {
                return false;
            }
        }

        return true;
    }
}
