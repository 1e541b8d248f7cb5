using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Calendar;

/// <summary>What <see cref="RegressionForecaster"/> fitted.</summary>
public sealed class RegressionFit : IFittedForecaster
{
    private readonly double[] _fitted;
    private readonly Func<int, Forecast> _forecast;

    internal RegressionFit(string name, double[] fitted, ImmutableArray<FittedParameter> inner, ImmutableArray<RegressionCoefficient> coefficients, Func<int, Forecast> forecast)
    {
        Name = name;
        _fitted = fitted;
        _forecast = forecast;
        Coefficients = coefficients;
        Parameters = [.. inner, .. coefficients.Select(one => new FittedParameter(one.Name, one.Value))];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<double> Fitted => _fitted;

    /// <summary>Those of the other method, then the effects.</summary>
    public ImmutableArray<FittedParameter> Parameters { get; }

    /// <summary>The effect of each regressor, in their order.</summary>
    public ImmutableArray<RegressionCoefficient> Coefficients { get; }

    /// <inheritdoc/>
    public Forecast Forecast(int horizon) => _forecast(horizon);
}
