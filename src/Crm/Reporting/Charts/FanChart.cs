namespace Crm.Reporting;

/// <summary>What a fan chart shows: the past, a forecast in bands of quantiles, and what came, where it is known.</summary>
public sealed record FanChart
{
    private const int MostSteps = 100_000;
    private const int MostBands = 10;

    /// <summary>Makes a fan chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="steps">The names of the steps in time, those of the past and then those of the forecast; at most 100,000.</param>
    /// <param name="history">The past: a number a step, from the first one on; null: missing.</param>
    /// <param name="forecast">What is expected, usually the median: a number for each step after the past.</param>
    /// <param name="bands">The bands around it, in any order; at most 10.</param>
    /// <exception cref="CrmException">Lists do not fit together, there are too many, a band's low is above its high, or a number is beyond ±10^20 (<c>crm.invalid</c>).</exception>
    public FanChart(string title, IReadOnlyList<string> steps, ChartSeries history, ChartSeries forecast, params IReadOnlyList<FanBand> bands)
    {
        if (steps.Count > MostSteps || bands.Count > MostBands)
        {
            throw CrmException.Invalid("steps", "too_many", $"A fan chart has at most {MostSteps} steps and {MostBands} bands.");
        }

        if (history.Values.Count + forecast.Values.Count != steps.Count)
        {
            throw CrmException.Invalid("steps", "wrong_length", $"{history.Values.Count} numbers of the past and {forecast.Values.Count} of the forecast have as many steps together; there are {steps.Count}.");
        }

        if (bands.FirstOrDefault(b => b.Low.Count != forecast.Values.Count || b.High.Count != forecast.Values.Count) is { } other)
        {
            throw CrmException.Invalid("bands", "wrong_length", $"The band '{other.Name}' has {other.Low.Count} low and {other.High.Count} high ends; the forecast has {forecast.Values.Count} steps.");
        }

        if (bands.FirstOrDefault(b => b.Low.Zip(b.High).Any(ends => ends.First > ends.Second)) is { } crossed)
        {
            throw CrmException.Invalid("bands", "out_of_range", $"The band '{crossed.Name}' has a low end above its high one.");
        }

        Check([.. history.Values, .. forecast.Values, .. bands.SelectMany(b => b.Low.Concat(b.High))]);
        (Title, Steps, History, Forecast) = (title, steps, history, forecast);
        Bands = [.. bands.OrderByDescending(b => b.Low.Zip(b.High, (low, high) => high - low).DefaultIfEmpty().Max())];
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>The names of the steps, those of the past first.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The past.</summary>
    public ChartSeries History { get; }

    /// <summary>What is expected.</summary>
    public ChartSeries Forecast { get; }

    /// <summary>The bands around it, the widest first.</summary>
    public IReadOnlyList<FanBand> Bands { get; }

    /// <summary>What came, from the first step of the forecast on; null: not known.</summary><value>Default: null, nothing is known.</value>
    /// <exception cref="CrmException">It is longer than the forecast, or a number is beyond ±10^20 (<c>crm.invalid</c>).</exception>
    public ChartSeries? Actual
    {
        get;
        init
        {
            if (value is not null && value.Values.Count > Forecast.Values.Count)
            {
                throw CrmException.Invalid("actual", "wrong_length", $"What came has {value.Values.Count} numbers; the forecast has {Forecast.Values.Count} steps.");
            }

            Check(value?.Values ?? []);
            field = value;
        }
    }

    /// <summary>How numbers are shown.</summary><value>Default: as numbers with up to two decimals.</value>
    public ReportKind Kind { get; init; } = ReportKind.Number;

    private static void Check(IEnumerable<decimal?> values)
    {
        if (values.Any(v => Math.Abs(v ?? 0) > Chart.Greatest))
        {
            throw CrmException.Invalid("series", "out_of_range", "The numbers of a chart lie within ±10^20.");
        }
    }
}

/// <summary>A band of a fan chart, between two quantiles.</summary>
/// <param name="Name">What it is: "80 %".</param>
/// <param name="Low">Its low end at each step of the forecast.</param>
/// <param name="High">Its high end at each step of the forecast.</param>
public sealed record FanBand(string Name, IReadOnlyList<decimal> Low, IReadOnlyList<decimal> High);
