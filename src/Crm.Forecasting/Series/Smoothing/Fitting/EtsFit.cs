using System.Collections.Immutable;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>A model fitted to values: its parameters, its first and last states, its errors.</summary>
internal sealed class EtsFit
{
    public required EtsModel Model { get; init; }

    /// <summary>The units of all that follows.</summary>
    public required SearchFrame Frame { get; init; }

    public required EtsParameters Parameters { get; init; }

    /// <summary>-2 log likelihood, up to a constant that all models of the values share.</summary>
    public required double Loss { get; init; }

    public required double Aicc { get; init; }

    public required double[] Figure { get; init; }

    public double Level { get; private set; }

    public double Slope { get; private set; }

    /// <summary>The seasonal states after the last value, the next one's first.</summary>
    public double[] Season { get; private set; } = [];

    public double[] Fitted { get; private set; } = [];

    /// <summary>The variance of the errors; of the relative ones where they are multiplicative.</summary>
    public double Variance { get; private set; }

    public int FreeParameters { get; init; }

    /// <summary>Goes through the values once more, for what the search does not keep.</summary>
    public EtsFit Run(ReadOnlySpan<double> values)
    {
        var (alpha, beta, gamma, phi, level, slope) = Parameters;
        var season = (double[])Figure.Clone();
        var fitted = new double[values.Length];
        var squares = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            slope *= phi;
            var next = level + slope;
            var place = season.Length == 0 ? 0 : t % season.Length;
            fitted[t] = Model.Season switch
            {
                EtsSeason.None => next,
                EtsSeason.Additive => next + season[place],
                _ => next * season[place],
            };
            var error = values[t] - fitted[t];
            var beside = Model.Season == EtsSeason.Multiplicative ? error / season[place] : error;
            level = next + (alpha * beside);
            slope += beta * beside;
            if (Model.Season != EtsSeason.None)
            {
                season[place] += gamma * (Model.Season == EtsSeason.Additive ? error : error / next);
            }

            var counted = Model.Error == EtsError.Additive ? error : error / fitted[t];
            squares += counted * counted;
        }

        (Level, Slope, Fitted) = (level, slope, fitted);
        Variance = squares / Math.Max(1, values.Length - FreeParameters);
        Season = [.. Enumerable.Range(values.Length, season.Length).Select(t => season[t % season.Length])];
        return this;
    }

    /// <summary>The estimates by their usual letters; first states in the unit of the series, the criterion where there are values enough for it.</summary>
    public ImmutableArray<FittedParameter> Describe()
    {
        List<FittedParameter> all = [new("alpha", Parameters.Alpha)];
        if (Model.Trend != EtsTrend.None)
        {
            all.Add(new("beta", Parameters.Beta));
        }

        if (Model.Season != EtsSeason.None)
        {
            all.Add(new("gamma", Parameters.Gamma));
        }

        if (Model.Trend == EtsTrend.Damped)
        {
            all.Add(new("phi", Parameters.Phi));
        }

        all.Add(new("level", Frame.Restore(Parameters.Level)));
        if (Model.Trend != EtsTrend.None)
        {
            all.Add(new("slope", Parameters.Slope * Frame.Scale));
        }

        if (double.IsFinite(Aicc))
        {
            all.Add(new("AICc", Aicc));
        }

        return [.. all];
    }

    /// <summary>The point forecast of a step, 0 the first.</summary>
    public double Point(int step) => Model.Season switch
    {
        EtsSeason.None => Line(step),
        EtsSeason.Additive => Line(step) + Season[step % Season.Length],
        _ => Line(step) * Season[step % Season.Length],
    };

    /// <summary>The same without the season.</summary>
    public double Line(int step)
    {
        var phi = Parameters.Phi;
        var sum = phi < 1 ? phi * (1 - Math.Pow(phi, step + 1)) / (1 - phi) : step + 1;
        return Level + (sum * Slope);
    }
}
