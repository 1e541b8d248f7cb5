namespace Crm.Scoring.Linear;

/// <summary>What a missing number is to a linear model.</summary>
public enum MissingNumbers
{
    /// <summary>A sign of its own, with its own coefficient, where enough rows lack the number; else as the mean.</summary>
    Indicator,

    /// <summary>As if it were the mean.</summary>
    Mean,
}
