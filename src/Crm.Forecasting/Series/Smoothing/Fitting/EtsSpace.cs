namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>Where the parameters of a model may lie, and coordinates without bounds for them: smoothing constants within the usual region (0 &lt; beta &lt; alpha, 0 &lt; gamma &lt; 1 - alpha, 0.8 &lt; phi &lt; 0.98), first states about a guess.</summary>
internal sealed class EtsSpace(EtsModel model, double level, double slope, double spread)
{
    private const double Least = 1e-4;

    public int Dimension { get; } = 2 + (model.Trend == EtsTrend.None ? 0 : 2) + (model.Trend == EtsTrend.Damped ? 1 : 0) + (model.Season == EtsSeason.None ? 0 : 1);

    public EtsParameters Read(ReadOnlySpan<double> at)
    {
        var i = 0;
        var alpha = Between(Least, 1 - Least, at[i++]);
        var first = level + (spread * at[i++]);
        var (beta, start, phi, gamma) = (0.0, 0.0, 1.0, 0.0);
        if (model.Trend != EtsTrend.None)
        {
            beta = alpha * Between(Least, 1 - Least, at[i++]);
            start = slope + (spread * 0.2 * at[i++]);
        }

        if (model.Trend == EtsTrend.Damped)
        {
            phi = Between(0.8, 0.98, at[i++]);
        }

        if (model.Season != EtsSeason.None)
        {
            gamma = (1 - alpha) * Between(Least, 1 - Least, at[i]);
        }

        return new(alpha, beta, gamma, phi, first, start);
    }

    private static double Between(double low, double high, double at) => low + ((high - low) / (1 + Math.Exp(-at)));
}
