using Crm.Criteria;

namespace Crm.EntityFrameworkCore.Sql.Shapes;

/// <summary>
/// The values of one query, each once. Which constants are equal is part of a query's shape, so that the same hop asked for in a condition and in a column,
/// with the same restriction, stays one join whatever its values are.
/// </summary>
internal sealed class Constants
{
    private const int ScanUpTo = 12;
    private readonly List<object?> values = [];
    private Dictionary<object, int>? index;

    public object? this[int position] => values[position];

    public int Add(object value)
    {
        var found = Find(value);
        if (found >= 0)
        {
            return found;
        }

        values.Add(value);
        index?.Add(value, values.Count - 1);
        return values.Count - 1;
    }

    /// <summary>The position of an equal value, or -1.</summary>
    public int Find(object value)
    {
        if (values.Count <= ScanUpTo)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (value.Equals(values[i]))
                {
                    return i;
                }
            }

            return -1;
        }

        if (index is null)
        {
            index = [];
            for (var i = 0; i < values.Count; i++)
            {
                index.Add(values[i]!, i);
            }
        }

        return index.TryGetValue(value, out var position) ? position : -1;
    }

    /// <summary>The list at that position.</summary>
    public Sequence<object> List(int position) => (Sequence<object>)values[position]!;
}
