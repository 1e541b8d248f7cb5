using System.Collections.Immutable;

namespace Crm.Forecasting.Series;

/// <summary>What every method gives back: its name, what it estimated, and how it goes on.</summary>
internal sealed class FittedForecaster(
    string name,
    double[] fitted,
    ImmutableArray<FittedParameter> parameters,
    ImmutableArray<ForecastNote> notes,
    Func<int, Continuation> proceed) : IFittedForecaster
{
    public string Name => name;

    public ReadOnlyMemory<double> Fitted => fitted;

    public ImmutableArray<FittedParameter> Parameters => parameters;

    public ImmutableArray<ForecastNote> Notes => notes;

    public Forecast Forecast(int horizon)
    {
        if (horizon < 1)
        {
            throw Refuse.Option($"A horizon of {horizon} was asked for; it is at least 1.");
        }

        var (point, predictive) = proceed(horizon);
        return new(name, point, predictive, notes);
    }
}
