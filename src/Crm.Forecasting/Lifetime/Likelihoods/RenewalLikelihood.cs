using Crm.Forecasting.Lifetime.Fitting;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>The log likelihood of the shifted beta-geometric model: of those who are there before a renewal, how many leave with it and how many stay.</summary>
/// <param name="left">How many left at each renewal, the first being 0.</param>
/// <param name="stayed">How many stayed at each renewal.</param>
/// <param name="customers">How many started.</param>
internal sealed class RenewalLikelihood(double[] left, double[] stayed, double customers) : ILogLikelihood
{
    public string[] Parameters { get; } = ["alpha", "beta"];

    public double Customers => customers;

    public double[][] Starts => [[1, 3], [0.5, 0.5], [10, 50]];

    public ILogLikelihood? Sample => null;

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (alpha, beta) = (parameters[0], parameters[1]);
        var value = 0.0;
        gradient.Clear();
        for (var i = 0; i < left.Length; i++)
        {
            // Who is there before renewal i leaves with alpha / (alpha + beta + i).
            var both = alpha + beta + i;
            var all = left[i] + stayed[i];
            value += (left[i] * Math.Log(alpha)) + (stayed[i] * Math.Log(beta + i)) - (all * Math.Log(both));
            gradient[0] += (left[i] / alpha) - (all / both);
            gradient[1] += (stayed[i] / (beta + i)) - (all / both);
        }

        return value;
    }
}
