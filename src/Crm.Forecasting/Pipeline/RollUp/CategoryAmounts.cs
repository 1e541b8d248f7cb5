using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>An amount for each category; sums are exact.</summary>
/// <param name="Pipeline">What is open with nothing said.</param>
/// <param name="BestCase">What may well come.</param>
/// <param name="Committed">What owners stand in for.</param>
/// <param name="Omitted">What is left out.</param>
/// <param name="Won">What was won.</param>
/// <param name="Lost">What was lost.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CategoryAmounts(decimal Pipeline, decimal BestCase, decimal Committed, decimal Omitted, decimal Won, decimal Lost)
{
    /// <summary>The amount of a category.</summary>
    /// <param name="category">The category.</param>
    public decimal this[ForecastCategory category] => category switch
    {
        ForecastCategory.Pipeline => Pipeline,
        ForecastCategory.BestCase => BestCase,
        ForecastCategory.Committed => Committed,
        ForecastCategory.Omitted => Omitted,
        ForecastCategory.Won => Won,
        _ => Lost,
    };

    /// <summary>The sums, category by category.</summary>
    /// <param name="left">Some amounts.</param>
    /// <param name="right">Others.</param>
    /// <returns>Their sums.</returns>
    public static CategoryAmounts operator +(CategoryAmounts left, CategoryAmounts right) => left.Add(right);

    /// <summary>The sums, category by category.</summary>
    /// <param name="other">Other amounts.</param>
    /// <returns>The sums.</returns>
    public CategoryAmounts Add(CategoryAmounts other) =>
        new(Pipeline + other.Pipeline, BestCase + other.BestCase, Committed + other.Committed, Omitted + other.Omitted, Won + other.Won, Lost + other.Lost);

    /// <summary>The same amounts but one.</summary>
    /// <param name="category">Of which category.</param>
    /// <param name="amount">The other amount.</param>
    /// <returns>The amounts with the other one.</returns>
    public CategoryAmounts With(ForecastCategory category, decimal amount) => category switch
    {
        ForecastCategory.Pipeline => this with { Pipeline = amount },
        ForecastCategory.BestCase => this with { BestCase = amount },
        ForecastCategory.Committed => this with { Committed = amount },
        ForecastCategory.Omitted => this with { Omitted = amount },
        ForecastCategory.Won => this with { Won = amount },
        _ => this with { Lost = amount },
    };
}
