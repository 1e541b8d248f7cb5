using System.Collections.Immutable;

namespace Crm.Forecasting.Series;

/// <summary>A method fitted to a series.</summary>
public interface IFittedForecaster
{
    /// <summary>What was fitted: "ETS(A,Ad,M)", "Theta".</summary>
    string Name { get; }

    /// <summary>The forecasts of each known step from the ones before it; NaN where there is none.</summary>
    ReadOnlyMemory<double> Fitted { get; }

    /// <summary>What was estimated, in the method's usual letters.</summary>
    ImmutableArray<FittedParameter> Parameters { get; }

    /// <summary>Forecasts the next steps.</summary>
    /// <param name="horizon">How many: at least one.</param>
    /// <returns>The forecast, its quantiles and its notes.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the horizon is below one.</exception>
    Forecast Forecast(int horizon);
}
