using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>How many deals are opened a day, how sure that is, and how much it moves.</summary>
/// <remarks>
/// A gamma level that forgets (West and Harrison, Bayesian Forecasting and Dynamic Models, 1997, section 10.8): each 30 days back count a discount less; the discount is the one whose one-step negative binomial forecasts were
/// likeliest. So a trend is followed, and a short or moving past gives an unsure rate. With two years or more, months of the year have their shrunk multipliers.
/// </remarks>
internal sealed class ArrivalRate
{
    private const int Step = 30;

    /// <summary>The deviation of the logarithm that is believed before any residual is seen, and how many residuals that is worth.</summary>
    private const double PriorDeviation = 0.1, PriorWeight = 2;

    private static readonly double[] Discounts = [1, 0.95, 0.9, 0.8, 0.7];

    private readonly double _passing;
    private readonly double[] _seasons = [.. Enumerable.Repeat(1.0, 12)];

    public ArrivalRate(PipelineHistory history, DateOnly watchedFrom)
    {
        var opened = history.Deals.Where(d => d.Opened >= watchedFrom).Select(d => d.Opened).ToList();
        var days = history.AsOf.DayNumber - watchedFrom.DayNumber + 1;
        if (days >= 730)
        {
            Seasons(opened, watchedFrom, history.AsOf);
        }

        var steps = Math.Max(1, days / Step);
        var (counts, exposure) = (new double[steps], new double[steps]);
        foreach (var day in opened)
        {
            Add(counts, history.AsOf.DayNumber - day.DayNumber, 1);
        }

        for (var back = 0; back < Math.Min(days, steps * Step); back++)
        {
            Add(exposure, back, _seasons[history.AsOf.AddDays(-back).Month - 1]);
        }

        // To forget costs certainty; a log-likelihood that is not better by one is no reason for it.
        Discount = Discounts.MaxBy(d => Judge(counts, exposure, d).LogLikelihood - (d < 1 ? 1 : 0));
        var judged = Judge(counts, exposure, Discount);
        (PerDay, Unsureness, _passing) = (judged.Shape / judged.Days, Math.Sqrt(1 / judged.Shape), judged.Passing);
    }

    /// <summary>How many a day, the season apart.</summary>
    public double PerDay { get; }

    /// <summary>By what each 30 days back count less.</summary>
    public double Discount { get; }

    /// <summary>The deviation of the logarithm of the rate, for want of data.</summary>
    public double Unsureness { get; }

    /// <summary>The deviation of the logarithm from one period of so many days to others, beyond chance: what 30 days swing evens out in longer ones.</summary>
    public double Passing(int days) => _passing * Math.Sqrt((double)Step / Math.Max(Step, days));

    /// <summary>How many are expected on a day.</summary>
    public double On(DateOnly day) => PerDay * _seasons[day.Month - 1];

    private static void Add(double[] steps, int back, double value)
    {
        if (back / Step < steps.Length)
        {
            steps[steps.Length - 1 - (back / Step)] += value;
        }
    }

    private static (double LogLikelihood, double Shape, double Days, double Passing) Judge(double[] counts, double[] exposure, double discount)
    {
        var (shape, days, logLikelihood) = (counts[0] + 0.5, exposure[0], 0.0);
        var (excess, squares) = (0.0, 0.0);
        for (var i = 1; i < counts.Length; i++)
        {
            (shape, days) = (shape * discount, days * discount);
            var (n, odds) = (counts[i], exposure[i] / days);
            logLikelihood += GammaFunction.Log(n + shape) - GammaFunction.Log(shape) - (shape * Math.Log(1 + odds)) + (n * Math.Log(odds / (1 + odds)));
            var mean = shape * odds;
            excess += Math.Pow(n - mean, 2) - mean - (mean * mean / shape);
            squares += mean * mean;
            (shape, days) = (shape + n, days + exposure[i]);
        }

        var residuals = counts.Length - 1;
        var variance = ((PriorWeight * PriorDeviation * PriorDeviation) + (squares > 0 ? residuals * excess / squares : 0)) / (PriorWeight + residuals);
        return (logLikelihood, shape, days, Math.Sqrt(Math.Clamp(variance, 0, 1)));
    }

    private void Seasons(List<DateOnly> opened, DateOnly from, DateOnly to)
    {
        var (observed, expected) = (new double[12], new double[12]);
        foreach (var day in opened)
        {
            observed[day.Month - 1]++;
        }

        var rate = (double)opened.Count / (to.DayNumber - from.DayNumber + 1);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            expected[day.Month - 1] += rate;
        }

        Shrinkage.Rates(observed, expected, _seasons);
    }
}
