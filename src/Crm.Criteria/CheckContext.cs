using System.Collections.Frozen;
using NodaTime;

namespace Crm.Criteria;

/// <summary>What a condition is checked with: the time, the person, the parameters, the rights and the limits.</summary>
public sealed record CheckContext
{
    /// <summary>The instant that <c>now</c> means.</summary>
    public required Instant Now { get; init; }

    /// <summary>The zone that gives <c>today</c> and the calendar periods their edges.</summary><value>Default: UTC.</value>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The month a fiscal year starts with, 1-12.</summary><value>Default: 1.</value>
    public int FiscalYearStartMonth { get; init; } = 1;

    /// <summary>Who <c>me</c> is; null: <c>me</c> is refused.</summary>
    public Guid? Me { get; init; }

    /// <summary>What <c>my teams</c> are.</summary>
    public IReadOnlyList<Guid> MyTeams { get; init; } = [];

    /// <summary>The parameters by name: a value of the CLR type its field wants, or a list of them.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = FrozenDictionary<string, object?>.Empty;

    /// <summary>Whether a field may be used so; a field that may not is as unknown as one that does not exist. Null: every use the field allows.</summary>
    public Func<Entity, Field, FieldUse, bool>? MayUse { get; init; }

    /// <summary>What restricts the records of an entity that a hop reaches (a policy); null, or a null result: nothing. The root is the caller's to restrict.</summary>
    public Func<Entity, CheckedCriterion?>? Restrict { get; init; }

    /// <summary>The limits on size.</summary>
    public CriteriaLimits Limits { get; init; } = CriteriaLimits.Default;
}

/// <summary>Bounds on what a condition may be; past one it is refused with <c>criteria.limit</c>.</summary>
public sealed record CriteriaLimits
{
    /// <summary>The defaults.</summary>
    public static CriteriaLimits Default { get; } = new();

    /// <summary>Characters of text.</summary><value>Default: 16,384.</value>
    public int Length { get; init; } = 16_384;

    /// <summary>Nodes of the tree, after functions are expanded.</summary><value>Default: 500.</value>
    public int Nodes { get; init; } = 500;

    /// <summary>Nesting.</summary><value>Default: 32.</value>
    public int Depth { get; init; } = 32;

    /// <summary>Items of one list.</summary><value>Default: 1,000.</value>
    public int ListItems { get; init; } = 1_000;

    /// <summary>To-one hops of one path.</summary><value>Default: 3.</value>
    public int Hops { get; init; } = 3;

    /// <summary>Nesting of to-many relations.</summary><value>Default: 2.</value>
    public int ManyDepth { get; init; } = 2;
}
