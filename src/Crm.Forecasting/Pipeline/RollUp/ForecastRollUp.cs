namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>Adds up deals along a hierarchy.</summary>
public static class ForecastRollUp
{
    /// <summary>The numbers of everybody in a hierarchy.</summary>
    /// <param name="lines">The deals of one period; each owner stands in the hierarchy.</param>
    /// <param name="hierarchy">Who reports to whom.</param>
    /// <param name="adjustments">What was put in the place of numbers; <see langword="null"/> for nothing.</param>
    /// <param name="quotas">Quotas by person; <see langword="null"/> for none.</param>
    /// <returns>A row a person. Totals add up exactly.</returns>
    /// <remarks>O(deals + people · adjustments).</remarks>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidHierarchy"/>: an owner is not in the hierarchy.</exception>
    public static IReadOnlyDictionary<string, RollUpRow> Of(
        IEnumerable<ForecastLine> lines, SalesHierarchy hierarchy, AdjustmentLog? adjustments = null, IReadOnlyDictionary<string, decimal>? quotas = null)
    {
        adjustments ??= AdjustmentLog.Empty;
        var own = new Dictionary<string, CategoryAmounts>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            hierarchy.ManagerOf(line.Owner);
            var sum = own.GetValueOrDefault(line.Owner);
            own[line.Owner] = sum.With(line.Category, sum[line.Category] + line.Amount);
        }

        var rows = new Dictionary<string, RollUpRow>(StringComparer.Ordinal);
        foreach (var person in hierarchy.BottomUp)
        {
            var (total, adjusted) = (own.GetValueOrDefault(person), own.GetValueOrDefault(person));
            foreach (var report in hierarchy.ReportsOf(person))
            {
                total += rows[report].Total;
                adjusted += rows[report].Adjusted;
            }

            foreach (var category in Enum.GetValues<ForecastCategory>())
            {
                adjusted = adjustments.InForce(person, category) is { Amount: { } amount } ? adjusted.With(category, amount) : adjusted;
            }

            rows[person] = new(person, own.GetValueOrDefault(person), total, adjusted, quotas is not null && quotas.TryGetValue(person, out var quota) ? quota : null);
        }

        return rows;
    }
}
