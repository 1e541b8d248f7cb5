using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Grouping;

/// <summary>A counting sort: where the rows of each key go, in classes of how near the first number comes to the second.</summary>
/// <remarks>A quadrature over what lies between the two numbers needs about as many nodes for a row as for its neighbours, and a part that is taken at equal steps has its share of every class.</remarks>
internal sealed class Places
{
    private const int Classes = 32;

    private readonly Dictionary<int, int[]> _next = [];

    private Places(ReadOnlySpan<int> keys, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, keys[i], out _);
            (counts ??= new int[Classes])[Class(first[i], second[i])]++;
        }

        Keys = [.. _next.Keys];
        Array.Sort(Keys);
        Starts = new int[Keys.Length];
        Counts = new int[Keys.Length];
        for (var i = 0; i < Keys.Length; i++)
        {
            Starts[i] = Length;
            foreach (ref var place in _next[Keys[i]].AsSpan())
            {
                (place, Counts[i]) = (Length + Counts[i], Counts[i] + place);
            }

            Length += GroupedRows.Padded(Counts[i]);
        }
    }

    /// <summary>The keys, ascending.</summary>
    public int[] Keys { get; }

    /// <summary>Where each key starts.</summary>
    public int[] Starts { get; }

    /// <summary>How many rows each key has.</summary>
    public int[] Counts { get; }

    /// <summary>How many places there are, padding included.</summary>
    public int Length { get; }

    public static Places Of(ReadOnlySpan<int> keys, ReadOnlySpan<double> first, ReadOnlySpan<double> second) => new(keys, first, second);

    /// <summary>The next place for a row.</summary>
    public int Next(int key, double first, double second) => _next[key][Class(first, second)]++;

    private static int Class(double first, double second) => (int)Math.Clamp(Classes * first / second, 0, Classes - 1);
}
