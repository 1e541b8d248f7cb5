using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>What the trials of a simulation brought: the whole, and its parts as they were asked for.</summary>
public sealed class PipelineSimulation
{
    private readonly GroupIndex _groups;
    private readonly TrialSums _sums;

    internal PipelineSimulation(PipelineOutlook outlook, GroupIndex groups, TrialSums sums, int trials)
    {
        (Outlook, _groups, _sums, Trials) = (outlook, groups, sums, trials);
        Total = Of(0, outlook.Periods.Length);
    }

    /// <summary>What was simulated.</summary>
    public PipelineOutlook Outlook { get; }

    /// <summary>How many trials were drawn.</summary>
    public int Trials { get; }

    /// <summary>The amount won in all periods.</summary>
    public SimulatedAmount Total { get; }

    /// <summary>The owners, in ordinal order; empty unless they were asked for.</summary>
    public IReadOnlyList<string> Owners => [.. _groups.Names(GroupKind.Owner)];

    /// <summary>The teams, in ordinal order; empty unless they were asked for.</summary>
    public IReadOnlyList<string> Teams => [.. _groups.Names(GroupKind.Team)];

    /// <summary>The products, in ordinal order; empty unless they were asked for.</summary>
    public IReadOnlyList<string> Products => [.. _groups.Names(GroupKind.Product)];

    /// <summary>The amount won in a period.</summary>
    /// <param name="period">The period: 0 is the first.</param>
    /// <returns>Its distribution.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such period.</exception>
    public SimulatedAmount InPeriod(int period) => Of(0, Part(period));

    /// <summary>The amount won by an owner.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="period">The period; <see langword="null"/> for all of them.</param>
    /// <returns>Its distribution.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such owner or period, or owners were not asked for.</exception>
    public SimulatedAmount ByOwner(string owner, int? period = null) => Of(Found(_groups.Owner(owner), "owner", owner), Part(period));

    /// <summary>The amount won by a team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="period">The period; <see langword="null"/> for all of them.</param>
    /// <returns>Its distribution.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such team or period, or teams were not asked for.</exception>
    public SimulatedAmount ByTeam(string team, int? period = null) => Of(Found(_groups.Team(team), "team", team), Part(period));

    /// <summary>The amount won with a product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="period">The period; <see langword="null"/> for all of them.</param>
    /// <returns>Its distribution.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such product or period, or products were not asked for.</exception>
    public SimulatedAmount ByProduct(string product, int? period = null) => Of(Found(_groups.Product(product), "product", product), Part(period));

    /// <summary>The deals that move the number most.</summary>
    /// <param name="count">How many at most; from 1.</param>
    /// <returns>Deals by their share of the total's variance, largest first. O(deals · log deals).</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the count is below one.</exception>
    public ImmutableArray<Mover> Movers(int count)
    {
        if (count < 1)
        {
            throw Refuse.Option($"{count} movers were asked for; at least 1 is possible.");
        }

        var variance = Total.Deviation * Total.Deviation;
        return [.. Outlook.Deals.Select(d => Mover.Of(d, variance)).OrderByDescending(m => m.VarianceShare).ThenBy(m => m.Deal.Id, StringComparer.Ordinal).Take(count)];
    }

    private SimulatedAmount Of(int group, int period) => new(_sums.Of(group, period).AsMemory(0, Trials));

    private int Part(int? period) => period is not { } one
        ? Outlook.Periods.Length
        : (uint)one < (uint)Outlook.Periods.Length ? one : throw Refuse.Option($"Period {one} was asked for; there are 0 to {Outlook.Periods.Length - 1}.");

    private static int Found(int? group, string kind, string name)
        => group ?? throw Refuse.Option($"There is no {kind} '{name}' in the simulation; it is kept by {kind} only if the options ask for it.");
}
