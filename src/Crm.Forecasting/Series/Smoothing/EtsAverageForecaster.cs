using Crm.Forecasting.Series.Simple;
using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>All usual models of exponential smoothing, weighed by how well they fit: what lies between two models is better said by both (Kolassa: Combining exponential smoothing forecasts using Akaike weights, International Journal of Forecasting 27 (2011)).</summary>
/// <remarks>The weights are half as sharp as Akaike's, exp(-AICc / 4): so errors were least on the M1 series. The parameters are the weights of the models.</remarks>
public sealed class EtsAverageForecaster : IForecaster
{
    private const int Needed = 3;
    private const double Sharpness = 0.25;
    private const double LeastWeight = 1e-4;

    /// <inheritdoc/>
    public string Name => "ETS average";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, Needed, notes) is { } plain)
        {
            return plain;
        }

        var fitter = new EtsFitter(values, series.Season);
        var fits = new List<EtsFit>();
        foreach (var model in EtsCandidates.For(values, series.Season))
        {
            fits.Add(fitter.Fit(model, cancellationToken));
        }

        var members = Weigh(fits);
        var fitted = new double[values.Length];
        foreach (var (fit, weight) in members)
        {
            fit.Run(fit.Frame.Values);
            for (var t = 0; t < fitted.Length; t++)
            {
                fitted[t] += fit.Frame.Restore(fit.Fitted[t]) * weight;
            }
        }

        return new FittedForecaster(Name, fitted, [.. members.Select(one => new FittedParameter(one.Fit.Model.ToString(), one.Weight))], notes, horizon =>
        {
            var mixture = new Mixture(horizon);
            foreach (var (fit, weight) in members)
            {
                var variances = EtsSpread.Variances(fit, horizon);
                for (var step = 0; step < horizon; step++)
                {
                    mixture.Add(step, weight, fit.Frame.Restore(fit.Point(step)), variances[step] * fit.Frame.Scale * fit.Frame.Scale);
                }
            }

            return mixture.Continue();
        });
    }

    /// <summary>The models that count, with weights that sum to one. Where there are too few values for the criterion, only the first, simple smoothing.</summary>
    private static List<(EtsFit Fit, double Weight)> Weigh(List<EtsFit> fits)
    {
        var least = fits.Min(fit => fit.Aicc);
        if (double.IsInfinity(least))
        {
            return [(fits[0], 1)];
        }

        var weighed = fits.ConvertAll(fit => (Fit: fit, Weight: Math.Exp(-Sharpness * (fit.Aicc - least))));
        var sum = weighed.Sum(one => one.Weight);
        weighed.RemoveAll(one => !(one.Weight >= LeastWeight * sum));
        sum = weighed.Sum(one => one.Weight);
        return weighed.ConvertAll(one => (one.Fit, one.Weight / sum));
    }
}
