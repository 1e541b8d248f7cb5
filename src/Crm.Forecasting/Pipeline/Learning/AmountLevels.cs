using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Distributions of positive numbers by level: a level with many has its own, one with few the pooled shape around its shrunk mean.</summary>
internal sealed class AmountLevels
{
    /// <summary>From how many numbers on a level has its own shape: two for each part of the curve.</summary>
    private const int Enough = 2 * AmountCurve.Bins;

    private readonly Dictionary<string, AmountCurve> _curves = new(StringComparer.Ordinal);
    private readonly AmountCurve? _pooled;

    public AmountLevels(IEnumerable<(string Level, double Value)> samples)
    {
        var levels = samples.Where(s => s.Value > 0).GroupBy(s => s.Level, s => s.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var all = levels.Values.SelectMany(v => v).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        _pooled = AmountCurve.Of(all);
        var logs = levels.ToDictionary(l => l.Key, l => l.Value.Average(Math.Log), StringComparer.Ordinal);
        var within = levels.Sum(l => l.Value.Sum(v => Math.Pow(Math.Log(v) - logs[l.Key], 2))) / Math.Max(1, all.Length - levels.Count);
        var centre = logs.Values.Average();
        var between = Math.Max(0, (logs.Values.Sum(m => Math.Pow(m - centre, 2)) / Math.Max(1, levels.Count - 1)) - levels.Values.Average(v => within / v.Length));
        var shape = AmountCurve.Of([.. levels.SelectMany(l => l.Value.Select(v => v / Math.Exp(logs[l.Key])))]);
        foreach (var (level, values) in levels)
        {
            // The mean of a few logarithms is pulled to the mean of all levels, as far as the levels' own spread allows.
            var trust = between + within > 0 ? between / (between + (within / values.Length)) : 0;
            _curves[level] = values.Length >= Enough ? AmountCurve.Of(values) : shape.Times(Math.Exp(centre + (trust * (logs[level] - centre))));
        }
    }

    /// <summary>The curve of a level; that of all where it is not known; <see langword="null"/> where nothing is.</summary>
    public AmountCurve? Of(string level) => _curves.TryGetValue(level, out var curve) ? curve : _pooled;
}
