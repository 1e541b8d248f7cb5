using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>All adjustments that were ever made, in order; the last one of a person and category holds. Immutable.</summary>
public sealed class AdjustmentLog
{
    private AdjustmentLog(ImmutableArray<Adjustment> history) => History = history;

    /// <summary>No adjustments.</summary>
    public static AdjustmentLog Empty { get; } = new([]);

    /// <summary>What was ever done, in order.</summary>
    public ImmutableArray<Adjustment> History { get; }

    /// <summary>Adds an adjustment, or a reset.</summary>
    /// <param name="adjustment">What is done.</param>
    /// <param name="hierarchy">Who stands above whom.</param>
    /// <returns>The log with it.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.AboveAdjuster"/>: the person does not stand at or below the adjuster. <see cref="ForecastingErrorCodes.InvalidOption"/>: won or lost, or no note. <see cref="ForecastingErrorCodes.InvalidHierarchy"/>: somebody is not in the hierarchy.</exception>
    public AdjustmentLog Add(Adjustment adjustment, SalesHierarchy hierarchy)
    {
        hierarchy.ManagerOf(adjustment.Adjuster);
        if (!hierarchy.IsAtOrBelow(adjustment.Person, adjustment.Adjuster))
        {
            throw Refuse.Of(ForecastingErrorCodes.AboveAdjuster, $"'{adjustment.Adjuster}' adjusts '{adjustment.Person}', who does not report to them; one's own number and those below can be adjusted.");
        }

        if (adjustment.Category is ForecastCategory.Won or ForecastCategory.Lost)
        {
            throw Refuse.Option($"An adjustment of {adjustment.Category}; what was won or lost comes only from closing.");
        }

        return string.IsNullOrWhiteSpace(adjustment.Note)
            ? throw Refuse.Option($"'{adjustment.Adjuster}' adjusts '{adjustment.Person}' without a note; say why.")
            : new(History.Add(adjustment));
    }

    /// <summary>What holds in the place of a number.</summary>
    /// <param name="person">Whose number.</param>
    /// <param name="category">Which category.</param>
    /// <returns>The adjustment, or <see langword="null"/> where there is none or it was reset.</returns>
    public Adjustment? InForce(string person, ForecastCategory category) =>
        History.LastOrDefault(a => a.Person == person && a.Category == category) is { Amount: not null } last ? last : null;
}
