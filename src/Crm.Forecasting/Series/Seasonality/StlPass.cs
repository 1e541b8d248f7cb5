using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Seasonality;

/// <summary>One season and the trend of a series (Cleveland, Cleveland, McRae, Terpenning 1990, sections 2.3 to 2.6), with buffers for another go.</summary>
/// <param name="count">How many values.</param>
/// <param name="season">The length of the season; at least two fit in.</param>
/// <param name="seasonalWindow">How many seasons the figure is smoothed over; 0: all, evenly.</param>
/// <param name="trendWindow">How many steps the trend is smoothed over; <see langword="null"/>: as the paper has it.</param>
/// <param name="robust">With robustness weights.</param>
internal sealed class StlPass(int count, int season, int seasonalWindow, int? trendWindow, bool robust)
{
    // The paper's choice: one inner pass in each of up to 15 robust ones; two where nothing is weighed.
    private readonly int _outer = robust ? 15 : 1;
    private readonly int _inner = robust ? 1 : 2;
    private readonly int _trend = trendWindow ?? Odd(1.5 * season / (1 - (seasonalWindow == 0 ? 0 : 1.5 / seasonalWindow)));
    private readonly double[] _cycle = new double[count + (2 * season)];
    private readonly double[] _average = new double[count + (2 * season)];
    private readonly double[] _low = new double[count];
    private readonly double[] _rest = new double[count];
    private readonly double[] _weights = robust ? new double[count] : [];
    private readonly double[] _place = new double[(count / season) + 1];
    private readonly double[] _placeWeights = new double[(count / season) + 1];
    private readonly double[] _placeCurve = new double[(count / season) + 3];
    private bool _weighed;

    /// <summary>Takes values apart.</summary>
    public void Run(ReadOnlySpan<double> values, Span<double> seasonal, Span<double> trend)
    {
        trend.Clear();
        _weighed = false;
        for (var outer = 0; outer < _outer; outer++)
        {
            for (var inner = 0; inner < _inner; inner++)
            {
                SmoothPlaces(values, trend);
                PassLow();
                for (var i = 0; i < count; i++)
                {
                    seasonal[i] = _cycle[i + season] - _low[i];
                    _rest[i] = values[i] - seasonal[i];
                }

                Loess.Smooth(_rest, Weights, _trend, linear: true, Jump(_trend), trend);
            }

            if (robust && outer + 1 < _outer && !Weigh(trend))
            {
                return;
            }
        }
    }

    private ReadOnlySpan<double> Weights => _weighed ? _weights : [];

    /// <summary>Smooths what each place in the season has had, season by season, and goes one season on at either end.</summary>
    private void SmoothPlaces(ReadOnlySpan<double> values, ReadOnlySpan<double> trend)
    {
        for (var place = 0; place < season; place++)
        {
            var seasons = 0;
            for (var i = place; i < count; i += season)
            {
                _place[seasons] = values[i] - trend[i];
                _placeWeights[seasons++] = _weighed ? _weights[i] : 1;
            }

            var had = _place.AsSpan(0, seasons);
            var weights = _placeWeights.AsSpan(0, seasons);
            var curve = _placeCurve.AsSpan(0, seasons + 2);
            if (seasonalWindow == 0)
            {
                curve.Fill(Mean(had, weights));
            }
            else
            {
                Loess.Smooth(had, _weighed ? weights : [], seasonalWindow, linear: false, 1, curve, before: 1);
            }

            for (var k = 0; k < curve.Length; k++)
            {
                _cycle[place + (k * season)] = curve[k];
            }
        }
    }

    /// <summary>What of the smoothed places is trend.</summary>
    private void PassLow()
    {
        var once = _average.AsSpan(0, count + season + 1);
        Average(_cycle, season, once);
        Average(once, season, once[..(count + 2)]);
        Average(once[..(count + 2)], 3, _rest);
        var window = Odd(season);
        Loess.Smooth(_rest, [], window, linear: true, Jump(window), _low);
    }

    /// <summary>Weighs each value by its remainder; false where there is none to speak of, or the weights stay as they are.</summary>
    private bool Weigh(ReadOnlySpan<double> trend)
    {
        for (var i = 0; i < count; i++)
        {
            _rest[i] = Math.Abs(_rest[i] - trend[i]);
            _average[i] = _rest[i];
        }

        var limit = 6 * OrderStatistics.Median(_average.AsSpan(0, count));
        if (limit == 0)
        {
            return false;
        }

        var change = _weighed ? 0.0 : 1;
        for (var i = 0; i < count; i++)
        {
            var u = Math.Min(1, _rest[i] / limit);
            var weight = (1 - (u * u)) * (1 - (u * u));
            change = Math.Max(change, Math.Abs(weight - _weights[i]));
            _weights[i] = weight;
        }

        _weighed = true;
        return change > 0.01;
    }

    private static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (sum, weight, plain) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
            weight += weights[i];
            plain += values[i];
        }

        return weight < 1e-12 ? plain / values.Length : sum / weight;
    }

    /// <summary>Running means; the source may be the target.</summary>
    private static void Average(ReadOnlySpan<double> source, int window, Span<double> means)
    {
        var sum = 0.0;
        for (var i = 0; i < window; i++)
        {
            sum += source[i];
        }

        for (var i = 0; i < means.Length; i++)
        {
            var first = source[i];
            means[i] = sum / window;
            sum += (i + window < source.Length ? source[i + window] : 0) - first;
        }
    }

    private static int Odd(double least) => (int)Math.Ceiling(least) | 1;

    private static int Jump(int window) => Math.Max(1, window / 10);
}
