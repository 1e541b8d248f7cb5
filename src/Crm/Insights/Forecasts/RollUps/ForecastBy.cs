namespace Crm.Insights;

/// <summary>By what a forecast is added up.</summary>
public enum ForecastBy
{
    /// <summary>By the owner of the deal; upwards to the owner's manager, and on.</summary>
    Person,

    /// <summary>By the first team of the owner.</summary>
    Team,

    /// <summary>By the territory of the account; upwards to what the territory is a part of.</summary>
    Territory,
}
