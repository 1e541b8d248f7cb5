namespace Crm.Forecasting.Series;

/// <summary>A method of forecasting, with its options; it keeps no state.</summary>
public interface IForecaster
{
    /// <summary>The method's usual name: "ETS", "Theta".</summary>
    string Name { get; }

    /// <summary>Fits the method to a series.</summary>
    /// <param name="series">The series. Missing values are interpolated, and said in the forecast's notes.</param>
    /// <param name="cancellationToken">Stops long work.</param>
    /// <returns>What was fitted. A series that is too short for the method gets the nearest simpler one, and a note.</returns>
    IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default);
}
