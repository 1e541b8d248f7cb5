using Crm.Forecasting.Pipeline.RollUp;
using Crm.Sales;

namespace Crm.Insights;

/// <summary>Categories as the engine has them.</summary>
internal static class Categories
{
    /// <summary>An open deal's; null: nothing said.</summary>
    public static ForecastCategory Of(string? category) => category switch
    {
        ForecastCategories.BestCase => ForecastCategory.BestCase,
        ForecastCategories.Committed => ForecastCategory.Committed,
        ForecastCategories.Omitted => ForecastCategory.Omitted,
        _ => ForecastCategory.Pipeline,
    };

    /// <summary>A deal's, by the kind of its stage.</summary>
    public static ForecastCategory Of(string kind, string? category) => kind switch
    {
        StageKinds.Won => ForecastCategory.Won,
        StageKinds.Lost => ForecastCategory.Lost,
        _ => Of(category),
    };
}
