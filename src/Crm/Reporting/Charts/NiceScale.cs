namespace Crm.Reporting;

/// <summary>An axis from one round number to another, with a mark at each step of 1, 2 or 5 times a power of ten.</summary>
internal sealed class NiceScale
{
    private const int Intervals = 5;

    /// <summary>The least part of its greatest value that an axis without zero spans: a step is 1 % of it, the second decimal of a short mark.</summary>
    private const decimal Narrowest = 0.05m;

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

    /// <summary>An axis with zero on it.</summary>
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

        return Between(low, low == high ? 1 : high, whole);
    }

    /// <summary>An axis without zero where all values lie in the upper half of what is above it; its marks can be told apart in four digits.</summary>
    /// <param name="values">What must lie on the axis.</param>
    /// <param name="whole">Whether the steps are whole numbers.</param>
    public static NiceScale Near(IReadOnlyCollection<decimal> values, bool whole)
    {
        var (low, high) = values.Count == 0 ? (0m, 0m) : (values.Min(), values.Max());
        if (low <= high / 2)
        {
            return Of(values, whole);
        }

        var room = Math.Max(0, (high * Narrowest) - (high - low)) / 2;
        return Between(low - room, high + room, whole);
    }

    /// <summary>Where a value lies: 0 at the low end, 1 at the high one.</summary>
    public double Place(decimal value) => (double)((value - Low) / (High - Low));

    private static NiceScale Between(decimal low, decimal high, bool whole)
    {
        var step = Step((high / Intervals) - (low / Intervals));
        step = whole ? Math.Max(step, 1) : step;
        return new(step, Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
    }

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
