namespace Crm.Scoring.Boosting.Growing;

/// <summary>
/// What splits of levels put in the order of their answers gain where the answers are nothing but noise. The mean of the greatest share q of standard normal numbers is φ(z) / q, z the normal quantile of
/// q: of k of them these, against the others, gain k · φ(z)² / (q · (1 - q)). Without k that is (2/pi) · (4 · q · (1 - q))^0.6, within 0.02.
/// </summary>
internal static class LevelNoise
{
    private const double Exponent = 0.6;

    private static readonly double[][] ByCount = [.. Enumerable.Range(0, Histogram.Stride + 1).Select(count => Enumerable.Range(1, count + SplitGain.Lanes).Select(left => Gain(count, left)).ToArray())];

    /// <summary>The gains for each number of levels that go left, from 1 on.</summary>
    public static ReadOnlySpan<double> Of(int count) => ByCount[count];

    private static double Gain(int count, int left) => left < count ? count * 2 / Math.PI * Math.Pow(4.0 * left * (count - left) / ((double)count * count), Exponent) : 0;
}
