namespace Crm.Reporting;

/// <summary>An axis from one round number to another, with a mark at each step of 1, 2 or 5 times a power of ten. Zero is always on it.</summary>
internal sealed class NiceScale
{
    private const int Intervals = 5;

    private NiceScale(decimal step, decimal low, decimal high)
    {
        (Low, High) = (low, high);
        List<decimal> ticks = [];
        for (var i = 0; low + (i * step) <= high; i++)
        {
            ticks.Add((low + (i * step)) / 1.0000000000000000000000000000m);
        }

        Ticks = ticks;
    }

    public decimal Low { get; }

    public decimal High { get; }

    /// <summary>The marks, ascending, from <see cref="Low"/> to <see cref="High"/>.</summary>
    public IReadOnlyList<decimal> Ticks { get; }

    /// <param name="values">What must lie on the axis.</param>
    /// <param name="whole">Whether the steps are whole numbers.</param>
    public static NiceScale Of(IEnumerable<decimal> values, bool whole)
    {
        var (low, high) = (0m, 0m);
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low == high)
        {
            high = 1;
        }

        var step = Step((high / Intervals) - (low / Intervals));
        step = whole ? Math.Max(step, 1) : step;
        return new(step, Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
    }

    /// <summary>Where a value lies: 0 at the low end, 1 at the high one.</summary>
    public double Place(decimal value) => (double)((value - Low) / (High - Low));

    private static decimal Step(decimal least)
    {
        var power = 1m;
        while (power * 10 <= least)
        {
            power *= 10;
        }

        while (power > least && power > 0.0001m)
        {
            power /= 10;
        }

        return least <= power ? power : least <= power * 2 ? power * 2 : least <= power * 5 ? power * 5 : power * 10;
    }
}
