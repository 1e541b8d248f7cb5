namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>Shares of the total.</summary>
internal static class TopDown
{
    /// <summary>The share of each bottom series in the past.</summary>
    public static double[] PastShares(double[][] history, Hierarchy hierarchy, bool ofAverages)
    {
        var total = history[0];
        double[] Share(double[] row) => [.. row.Zip(total, (value, all) => value / all).Where(double.IsFinite)];
        double[] shares = [.. history.Skip(hierarchy.Sums).Select(row => ofAverages
            ? row.Where(double.IsFinite).DefaultIfEmpty().Average() / total.Where(double.IsFinite).DefaultIfEmpty().Average()
            : Share(row).DefaultIfEmpty().Average())];
        var sum = shares.Sum();
        return double.IsFinite(sum) && Math.Abs(sum) > 1e-12 ? Array.ConvertAll(shares, share => share / sum) : Even(shares.Length);
    }

    /// <summary>The share of each bottom series by the forecasts of a step, from level to level.</summary>
    public static double[] ForecastShares(double[] forecasts, Hierarchy hierarchy)
    {
        var below = new double[forecasts.Length];
        var children = new int[forecasts.Length];
        for (var node = 1; node < forecasts.Length; node++)
        {
            below[hierarchy.Nodes[node].Parent] += forecasts[node];
            children[hierarchy.Nodes[node].Parent]++;
        }

        // Parents come before their children.
        var shares = new double[forecasts.Length];
        shares[0] = 1;
        for (var node = 1; node < forecasts.Length; node++)
        {
            var parent = hierarchy.Nodes[node].Parent;
            shares[node] = shares[parent] * (Math.Abs(below[parent]) > 1e-12 * Math.Abs(forecasts[0]) ? forecasts[node] / below[parent] : 1.0 / children[parent]);
        }

        return shares[hierarchy.Sums..];
    }

    private static double[] Even(int count) => [.. Enumerable.Repeat(1.0 / count, count)];
}
