using Crm.Matching.Fields;
using Crm.Matching.Model;

namespace Crm.Matching.Scoring;

/// <summary>Weights of patterns that were met: what a pair weighs, but for how rare the values are that it shares. One thread's own.</summary>
internal sealed class PatternCache(MatchModel model, PairComparer comparer)
{
    private readonly Dictionary<ulong, double> bounds = [];

    /// <summary>More than a pair of the pattern can weigh, however rare its values: log2 of the odds.</summary>
    public double Most(ulong pattern)
    {
        if (!bounds.TryGetValue(pattern, out var most))
        {
            bounds[pattern] = most = model.Most(pattern);
        }

        return most;
    }

    /// <summary>What a pair weighs: log2 of the odds.</summary>
    public double Weigh(ulong pattern, int left) => model.Weigh(pattern, comparer[left], stackalloc double[Pattern.MaxFields]);
}
