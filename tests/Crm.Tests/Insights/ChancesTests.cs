using Crm.Insights;

namespace Crm.Tests.Insights;

/// <summary>Probabilities, against sums and tables.</summary>
public sealed class ChancesTests
{
    [Theory]
    [InlineData(2, 10, 0.3, 0.3827827864)]
    [InlineData(5, 5, 0.9, 1)]
    public void The_binomial_is_the_sum_of_its_terms(long k, long n, double p, double expected) => Assert.Equal(expected, Chances.Binomial(k, n, p), 1e-6);

    [Fact]
    public void Every_binomial_of_small_counts_is_the_sum_of_its_terms()
    {
        for (var n = 1; n <= 30; n++)
        {
            foreach (var p in new[] { 0.01, 0.2, 0.5, 0.97 })
            {
                var (sum, term) = (0.0, Math.Pow(1 - p, n));
                for (var k = 0; k < n; k++)
                {
                    sum += term;
                    Assert.Equal(sum, Chances.Binomial(k, n, p), 1e-12);
                    term *= (n - k) * p / ((k + 1) * (1 - p));
                }
            }
        }
    }

    /// <summary>Quantiles of Student's t, from tables: one-sided 5 %, 2.5 % and 0.5 %.</summary>
    [Theory]
    [InlineData(-6.313752, 1, 0.05)]
    [InlineData(-2.570582, 5, 0.025)]
    [InlineData(2.570582, 5, 0.975)]
    [InlineData(-2.749996, 30, 0.005)]
    [InlineData(0, 7, 0.5)]
    public void Students_t_is_that_of_the_tables(double t, double degrees, double expected) => Assert.Equal(expected, Chances.Student(t, degrees), 1e-6);
}
