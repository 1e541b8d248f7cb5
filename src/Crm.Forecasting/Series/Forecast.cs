using System.Collections.Immutable;
using System.Globalization;

namespace Crm.Forecasting.Series;

/// <summary>What is expected of the next steps, and how far it may be off.</summary>
public sealed class Forecast
{
    /// <summary>The probability below one deviation above the mean.</summary>
    private const double OneAbove = 0.8413447460685429;

    private readonly IPredictive _predictive;

    /// <summary>A forecast.</summary>
    /// <param name="method">What made it: "ETS(A,Ad,M)".</param>
    /// <param name="point">The point forecast of each step; all finite.</param>
    /// <param name="predictive">The distribution of each step.</param>
    /// <param name="notes">What its reader ought to know.</param>
    public Forecast(string method, ImmutableArray<double> point, IPredictive predictive, ImmutableArray<ForecastNote> notes = default)
    {
        Method = method;
        Point = point;
        _predictive = predictive;
        Notes = notes.IsDefault ? [] : notes;
    }

    /// <summary>What made it: "ETS(A,Ad,M)".</summary>
    public string Method { get; }

    /// <summary>How many steps it has.</summary>
    public int Horizon => Point.Length;

    /// <summary>The point forecast of each step.</summary>
    public ImmutableArray<double> Point { get; }

    /// <summary>What its reader ought to know: missing values, outliers, a simpler method.</summary>
    public ImmutableArray<ForecastNote> Notes { get; }

    /// <summary>A quantile of a step.</summary>
    /// <param name="step">The step: 0 is the first after the series, below <see cref="Horizon"/>.</param>
    /// <param name="probability">In (0, 1).</param>
    /// <returns>The value below which the step's value lies with this probability.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: step or probability are out of range.</exception>
    public double Quantile(int step, double probability)
    {
        if ((uint)step >= (uint)Horizon)
        {
            throw Invalid($"Step {step} was asked for; the forecast has 0 to {Horizon - 1}.");
        }

        return probability is > 0 and < 1
            ? _predictive.Quantile(step, probability)
            : throw Invalid($"A quantile at {probability} was asked for; a probability between 0 and 1, without them, is possible.");
    }

    /// <summary>The central interval of a step.</summary>
    /// <param name="step">The step: 0 is the first after the series, below <see cref="Horizon"/>.</param>
    /// <param name="level">The probability that the value lies in it, in (0, 1): 0.95.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: step or level are out of range.</exception>
    public Interval Interval(int step, double level) => level is > 0 and < 1
        ? new(Quantile(step, (1 - level) / 2), Quantile(step, (1 + level) / 2))
        : throw Invalid($"An interval of level {level} was asked for; a level between 0 and 1, without them, is possible.");

    /// <summary>Half the width of the central 68 %: the standard deviation, were the errors normal.</summary>
    internal double Deviation(int step) => (_predictive.Quantile(step, OneAbove) - _predictive.Quantile(step, 1 - OneAbove)) / 2;

    private static ForecastingException Invalid(FormattableString text) => new(ForecastingErrorCodes.InvalidOption, text.ToString(CultureInfo.InvariantCulture));
}
