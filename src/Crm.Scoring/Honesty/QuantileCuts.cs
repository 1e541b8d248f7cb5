namespace Crm.Scoring.Honesty;

/// <summary>Where a numeric column is cut into cells of about as many rows each.</summary>
internal static class QuantileCuts
{
    /// <summary>The cuts, ascending: a cell holds the values from one cut up to, without, the next. A value that fills more than a cell gets one of its own, so that a column that was constant is still told from one that is not.</summary>
    public static double[] Of(ReadOnlySpan<double> values, int cells)
    {
        var filled = values.ToArray().Where(v => !double.IsNaN(v)).Order().ToArray();
        var cuts = new SortedSet<double>();
        var previous = double.NaN;
        for (var k = 0; k < cells && filled.Length > 0; k++)
        {
            var value = filled[(int)((long)filled.Length * k / cells)];
            if (k > 0)
            {
                cuts.Add(value);
            }

            if (value == previous)
            {
                cuts.Add(Math.BitIncrement(value));
            }

            previous = value;
        }

        return [.. cuts];
    }

    /// <summary>The cell of a value, from 0 on; missing is the one behind the last: <c>cuts.Length + 1</c>. O(log cells).</summary>
    public static int Cell(double[] cuts, double value)
    {
        if (double.IsNaN(value))
        {
            return cuts.Length + 1;
        }

        var place = Array.BinarySearch(cuts, value);
        return place >= 0 ? place + 1 : ~place;
    }
}
