namespace Crm.Benchmarks.Forecasting;

/// <summary>Smoothing as one writes it down: a model after the other, its likelihood a value at a time, Nelder and Mead's simplex over parameters and all first states.</summary>
internal static class NaiveSmoothing
{
    private const int Season = 12;

    /// <summary>The 15 usual models, each with its own search; the point forecasts of the best.</summary>
    public static double[] Ets(double[] values, int horizon)
    {
        var (best, least, kind) = (Array.Empty<double>(), double.PositiveInfinity, (false, 0, 0));
        foreach (var relative in new[] { false, true })
        {
            for (var trend = 0; trend < 3; trend++)
            {
                for (var season = 0; season < (relative ? 3 : 2); season++)
                {
                    var model = (relative, trend, season);
                    var free = 2 + (trend > 0 ? 2 : 0) + (trend > 1 ? 1 : 0) + (season > 0 ? 1 + Season : 0);
                    var (at, loss) = NaiveSimplex.Minimize(Start(values, model, free), point => Run(values, model, point, []), 200 * free);
                    var criterion = loss + (2.0 * (free + 1)) + (2.0 * (free + 1) * (free + 2) / Math.Max(1, values.Length - free - 2));
                    if (criterion < least)
                    {
                        (best, least, kind) = (at, criterion, model);
                    }
                }
            }
        }

        var path = new double[horizon];
        Run(values, kind, best, path);
        return path;
    }

    /// <summary>Simple smoothing of the series without its season, and half the slope of its line as drift.</summary>
    public static double[] Theta(double[] values, int horizon)
    {
        var figure = new double[Season];
        for (var i = 0; i < values.Length; i++)
        {
            figure[i % Season] += values[i] / values.Average() * Season / values.Length;
        }

        double[] plain = [.. values.Select((value, i) => value / figure[i % Season])];
        var (n, mean) = (plain.Length, plain.Average());
        var slope = plain.Select((value, i) => (i - ((n - 1) / 2.0)) * (value - mean)).Sum() * 12 / (n * ((n * (double)n) - 1));
        double Smooth(double alpha, out double level)
        {
            var squares = 0.0;
            level = plain[0];
            for (var i = 1; i < n; i++)
            {
                squares += (plain[i] - level) * (plain[i] - level);
                level += alpha * (plain[i] - level);
            }

            return squares;
        }

        var (at, _) = NaiveSimplex.Minimize([0.0], point => Smooth(1 / (1 + Math.Exp(-point[0])), out _), 100);
        var alpha = 1 / (1 + Math.Exp(-at[0]));
        Smooth(alpha, out var last);
        return [.. Enumerable.Range(0, horizon).Select(h => (last + (slope / 2 * (h + (1 / alpha)))) * figure[(n + h) % Season])];
    }

    private static double[] Start(double[] values, (bool Relative, int Trend, int Season) model, int free)
    {
        var at = new double[free];
        var states = free - (model.Season > 0 ? Season : 0);
        at[states - (model.Trend > 0 ? 2 : 1)] = values.Take(Season).Average();
        at.AsSpan(states).Fill(model.Season > 1 ? 1 : 0);
        return at;
    }

    private static double Run(double[] values, (bool Relative, int Trend, int Season) model, double[] at, double[] path)
    {
        static double Share(double x) => 1 / (1 + Math.Exp(-x));
        var i = 0;
        var alpha = Share(at[i++]);
        var beta = model.Trend > 0 ? alpha * Share(at[i++]) : 0;
        var gamma = model.Season > 0 ? (1 - alpha) * Share(at[i++]) : 0;
        var phi = model.Trend > 1 ? 0.8 + (0.18 * Share(at[i++])) : 1;
        var level = at[i++];
        var slope = model.Trend > 0 ? at[i++] : 0;
        double[] season = model.Season > 0 ? at[i..] : [0];
        var (squares, logs) = (0.0, 0.0);
        for (var t = 0; t < values.Length + path.Length; t++)
        {
            var line = level + (phi * slope);
            var place = t % season.Length;
            var mean = model.Season > 1 ? line * season[place] : line + season[place];
            if (t >= values.Length)
            {
                path[t - values.Length] = mean;
            }

            var error = t < values.Length ? values[t] - mean : 0;
            var counted = model.Relative ? error / mean : error;
            squares += counted * counted;
            logs += model.Relative ? Math.Log(Math.Abs(mean)) : 0;
            var beside = model.Season > 1 ? error / season[place] : error;
            (level, slope) = (line + (alpha * beside), (phi * slope) + (beta * beside));
            season[place] += gamma * (model.Season > 1 ? error / line : error);
        }

        var loss = (values.Length * Math.Log(squares)) + (2 * logs);
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;
    }
}
