using System.Collections.Immutable;

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

/// <summary>What follows from the kind of a column.</summary>
internal static class ColumnKinds
{
    /// <summary>Whether the values are in an order that means something.</summary>
    public static bool IsNumber(this ColumnKind kind) => kind is ColumnKind.Numeric or ColumnKind.Count;

    /// <summary>How many levels there are, no and yes among them; 0 for numbers.</summary>
    public static int LevelCount(this ColumnKind kind, ImmutableArray<string> levels) => kind switch
    {
        ColumnKind.Categorical => levels.Length,
        ColumnKind.Boolean => 2,
        _ => 0,
    };
}
