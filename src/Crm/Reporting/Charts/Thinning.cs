namespace Crm.Reporting;

/// <summary>A line of very many points, drawn with no more than can be seen.</summary>
internal static class Thinning
{
    private const int Seen = 4;

    /// <summary>In each column of pixels the first, the lowest, the highest and the last point: the line looks the same (Jugel et al.: M4, VLDB 2014).</summary>
    /// <param name="points">The points, from left to right.</param>
    public static List<(double X, double Y)> Of(IReadOnlyList<(double X, double Y)> points)
    {
        var kept = new List<(double X, double Y)>();
        for (int from = 0, to; from < points.Count; from = to)
        {
            var (low, high) = (from, from);
            for (to = from; to < points.Count && (int)points[to].X == (int)points[from].X; to++)
            {
                low = points[to].Y < points[low].Y ? to : low;
                high = points[to].Y > points[high].Y ? to : high;
            }

            if (to - from <= Seen)
            {
                kept.AddRange(Enumerable.Range(from, to - from).Select(i => points[i]));
                continue;
            }

            kept.AddRange(new[] { from, low, high, to - 1 }.Distinct().Order().Select(i => points[i]));
        }

        return kept;
    }
}
