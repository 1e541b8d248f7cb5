namespace Crm.Scoring.Data;

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, in an order that means something.</summary>
    Numeric,

    /// <summary>Whole numbers from zero on: how often something happened.</summary>
    Count,

    /// <summary>No (0) or yes (1).</summary>
    Boolean,

    /// <summary>One of several levels, in no order.</summary>
    Categorical,
}
