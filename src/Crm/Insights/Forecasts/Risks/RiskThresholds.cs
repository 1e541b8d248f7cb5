using Crm.Sales;

namespace Crm.Insights;

/// <summary>From when on something is unusual: what nine tenths of the deals that were won stayed below; of fewer than 20 of them, a default.</summary>
internal sealed class RiskThresholds
{
    public const decimal Cut = 0.1m;

    private const int Fewest = 20;
    private const double Usual = 0.9;
    private const double DefaultUntouched = 30;
    private const double DefaultSlow = 60;
    private const double DefaultPushes = 1;

    private readonly Dictionary<Guid, double> slow;
    private readonly Dictionary<Guid, double> untouched;
    private readonly double? pushes;
    private readonly StageKindsOf stages;

    public RiskThresholds(IReadOnlyCollection<DealCourse> won, StageKindsOf stages)
    {
        this.stages = stages;
        var stays = won.SelectMany(c => c.Stays).ToLookup(s => s.Stage);
        slow = Learned(stays, s => s.Days);
        untouched = Learned(stays, s => s.LongestGap);
        pushes = won.Count >= Fewest ? Quantile([.. won.Select(c => (double)c.Pushes)]) : null;
    }

    public (double Days, bool IsLearned) Slow(Guid stage) => slow.TryGetValue(stage, out var days) ? (days, true) : (stages[stage].StaleAfterDays ?? DefaultSlow, false);

    public (double Days, bool IsLearned) Untouched(Guid stage) => untouched.TryGetValue(stage, out var days) ? (days, true) : (DefaultUntouched, false);

    public (double Times, bool IsLearned) Pushes => (pushes ?? DefaultPushes, pushes is not null);

    private static Dictionary<Guid, double> Learned(ILookup<Guid, StageStay> stays, Func<StageStay, double> value) =>
        stays.Where(g => g.Count() >= Fewest).ToDictionary(g => g.Key, g => Quantile([.. g.Select(value)]));

    private static double Quantile(double[] values)
    {
        Array.Sort(values);
        var at = Usual * (values.Length - 1);
        var below = (int)at;
        return values[below] + ((at - below) * (values[Math.Min(below + 1, values.Length - 1)] - values[below]));
    }
}
