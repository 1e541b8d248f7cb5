namespace Crm.Forecasting.Lifetime.Grouping;

/// <summary>Rows by hashing: one that is there already gets heavier. The order is that of their first appearance.</summary>
internal sealed class DistinctRows(int capacity)
{
    private readonly int[] _keys = GC.AllocateUninitializedArray<int>(capacity);
    private readonly double[] _first = GC.AllocateUninitializedArray<double>(capacity);
    private readonly double[] _second = GC.AllocateUninitializedArray<double>(capacity);
    private readonly double[] _weights = GC.AllocateUninitializedArray<double>(capacity);
    private int[] _slots = [];
    private int _count;

    public ReadOnlySpan<int> Keys => _keys.AsSpan(0, _count);

    public ReadOnlySpan<double> First => _first.AsSpan(0, _count);

    public ReadOnlySpan<double> Second => _second.AsSpan(0, _count);

    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, _count);

    /// <summary>Adds a row, or its weight to the one that is the same.</summary>
    public void Add(int key, double first, double second, double weight)
    {
        if (_slots.Length == 0)
        {
            _slots = new int[1 << (33 - int.LeadingZeroCount(capacity))];
        }

        var mask = _slots.Length - 1;
        for (var slot = Hash(key, first, second) & mask; ; slot = (slot + 1) & mask)
        {
            var row = _slots[slot] - 1;
            if (row < 0)
            {
                _slots[slot] = _count + 1;
                Append(key, first, second, weight);
                return;
            }

            if (_keys[row] == key && _first[row] == first && _second[row] == second)
            {
                _weights[row] += weight;
                return;
            }
        }
    }

    /// <summary>Adds a row that is not there yet.</summary>
    public void Append(int key, double first, double second, double weight)
    {
        (_keys[_count], _first[_count], _second[_count], _weights[_count]) = (key, first, second, weight);
        _count++;
    }

    // Zeros of either sign are one number; so they are to the hash.
    private static int Hash(int key, double first, double second)
    {
        var bits = ((ulong)BitConverter.DoubleToInt64Bits(first + 0.0) * 0x9E3779B97F4A7C15) ^ ((ulong)BitConverter.DoubleToInt64Bits(second + 0.0) * 0xC2B2AE3D27D4EB4F) ^ ((ulong)key * 0x165667B19E3779F9);
        bits = (bits ^ (bits >> 32)) * 0xBF58476D1CE4E5B9;
        return (int)(bits >> 33);
    }
}
