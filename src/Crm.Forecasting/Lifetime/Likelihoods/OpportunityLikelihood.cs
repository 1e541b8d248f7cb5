using Crm.Forecasting.Lifetime.Fitting;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>The log likelihood of BG/BB over many customers; there are few different histories.</summary>
internal sealed class OpportunityLikelihood(KeyValuePair<OpportunityHistory, double>[] histories) : ILogLikelihood
{
    public string[] Parameters { get; } = ["alpha", "beta", "gamma", "delta"];

    public double Customers { get; } = histories.Sum(h => h.Value);

    public double[][] Starts => [[1, 1, 0.7, 2], [0.5, 2, 0.5, 5], [3, 2, 2, 10], [2, 6, 0.3, 1]];

    public ILogLikelihood? Sample => null;

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var value = 0.0;
        Span<double> one = stackalloc double[4];
        gradient.Clear();
        foreach (var (history, weight) in histories)
        {
            value += weight * OpportunityTerms.Of(parameters[0], parameters[1], parameters[2], parameters[3], history, one).Value;
            for (var i = 0; i < one.Length; i++)
            {
                gradient[i] += weight * one[i];
            }
        }

        return value;
    }
}
