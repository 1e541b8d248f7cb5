namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Rates by age and month of the quarter, a number each for every slot of <see cref="LifeWalk"/>.</summary>
internal sealed class LifeRates
{
    private readonly double[] _ages = new double[LifeWalk.Ages];
    private readonly double[] _months = [.. Enumerable.Repeat(1.0, LifeWalk.Months)];

    // What month and age together say beyond each alone: where old deals close at the end of a quarter, young ones may close at any time.
    private readonly double[] _cells = [.. Enumerable.Repeat(1.0, LifeWalk.Cells)];

    private readonly double[] _rates = new double[LifeWalk.Slots];

    public ReadOnlySpan<double> All => _rates;

    public double this[int slot] => _rates[slot];

    /// <summary>One round: ages are smoothed, months and both together shrunk, each given the others of late.</summary>
    public void Fit(ReadOnlySpan<double> events, ReadOnlySpan<double> exposure)
    {
        var (observed, expected) = Sum(events, exposure, _ages.Length, slot => slot.Age, slot => _months[slot.Month] * _cells[slot.Cell]);
        AgeRates.Smooth(observed, expected, _ages);
        (observed, expected) = Sum(events, exposure, _months.Length, slot => slot.Month, slot => _ages[slot.Age] * _cells[slot.Cell]);
        Shrinkage.Rates(observed, expected, _months);
        (observed, expected) = Sum(events, exposure, _cells.Length, slot => slot.Cell, slot => _ages[slot.Age] * _months[slot.Month]);
        Shrinkage.Rates(observed, expected, _cells);
        for (var i = 0; i < _rates.Length; i++)
        {
            var slot = LifeSlot.Of(i);
            _rates[i] = _ages[slot.Age] * _months[slot.Month] * _cells[slot.Cell];
        }
    }

    private static (double[] Observed, double[] Expected) Sum(
        ReadOnlySpan<double> events, ReadOnlySpan<double> exposure, int count, Func<LifeSlot, int> group, Func<LifeSlot, double> others)
    {
        var (observed, expected) = (new double[count], new double[count]);
        for (var i = 0; i < events.Length; i++)
        {
            var slot = LifeSlot.Of(i);
            observed[group(slot)] += events[i];
            expected[group(slot)] += exposure[i] * others(slot);
        }

        return (observed, expected);
    }
}
