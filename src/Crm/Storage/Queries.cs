using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Storage;

/// <summary>Which records a query is about.</summary>
public abstract record Source
{
    /// <summary>The entity.</summary>
    public required EntityDefinition Entity { get; init; }

    /// <summary>The tenant whose records they are; every hop stays within it.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>What the scope may see, seen from the record <em>as it stands today</em>; null: everything. Never left out by a store.</summary>
    public required CheckedCriterion? Restriction { get; init; }

    /// <summary>What was asked for; null: everything.</summary>
    public CheckedCriterion? Where { get; init; }

    /// <summary>The moment whose values are meant; null: now.</summary>
    public AsOf? AsOf { get; init; }
}

/// <summary>A query for rows.</summary>
public sealed record RowQuery : Source
{
    /// <summary>The columns; empty: every slot of the entity.</summary>
    public Sequence<CheckedValue> Columns { get; init; }

    /// <summary>The order; where it is not total, the id decides, ascending.</summary>
    public Sequence<SortKey> Order { get; init; }

    /// <summary>Whether no two rows that the query finds are alike in all keys of the order. The id then has no say, so that an index on the keys is the whole order.</summary>
    public bool IsTotal { get; init; }

    /// <summary>The values of the order's keys (compared form: keys of folded texts), then the id unless the order is total, of the row after which to go on; null: from the start.</summary>
    public IReadOnlyList<object?>? After { get; init; }

    /// <summary>How many rows at most; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>How the rows found are held until the transaction ends. Without a transaction, or together with <see cref="Source.AsOf"/>, they are not. Not for a stream.</summary><value>Default: none.</value>
    public RowHold Hold { get; init; }
}

/// <summary>
/// What others may do until the transaction ends with the rows that a query found: they wait, or are refused with <c>crm.conflict</c>. A row that another is just changing is waited for,
/// and found as it is then. Stores with one writer at a time need do nothing.
/// </summary>
public enum RowHold
{
    /// <summary>Whatever they like.</summary>
    None,

    /// <summary>Change them and hold them so too, but neither delete them nor change what identifies them: ids and unique values.</summary>
    Share,

    /// <summary>Neither change nor delete nor hold them.</summary>
    Exclusive,
}

/// <summary>A query for groups.</summary>
public sealed record AggregateQuery : Source
{
    /// <summary>The keys; empty: one group of everything, also of nothing.</summary>
    public Sequence<GroupKey> Keys { get; init; }

    /// <summary>What is measured in each group.</summary>
    public required Sequence<Measure> Measures { get; init; }
}

/// <summary>One key of an order. Nulls come last in both directions.</summary>
public sealed record SortKey(CheckedValue Value, bool Descending);

/// <summary>One key of a grouping. A folded text groups by its key and shows the least of its texts.</summary>
/// <param name="Value">The value.</param>
/// <param name="Bucket">How dates are gathered; null: by the value itself.</param>
public sealed record GroupKey(CheckedValue Value, Bucket? Bucket = null);

/// <summary>How dates or instants are gathered into periods. The group's key is the start of its period.</summary>
/// <param name="Starts">The starts of the periods, ascending: <see cref="LocalDate"/> or <see cref="Instant"/> as the value is; a value before the first has the key null.</param>
public sealed record Bucket(Sequence<object> Starts);

/// <summary>One measure of a group.</summary>
/// <param name="Function">The aggregate.</param>
/// <param name="Operand">What is aggregated; null exactly for a count.</param>
/// <param name="Where">Which of the group's records; null: all.</param>
public sealed record Measure(RollupFunction Function, CheckedValue? Operand = null, CheckedCriterion? Where = null);

/// <summary>A moment to look at: the values in force at <paramref name="Effective"/>, as known at <paramref name="Known"/>.</summary>
/// <param name="Effective">When the values were in force.</param>
/// <param name="Known">What had been recorded by then; null: all that is known today.</param>
public sealed record AsOf(Instant Effective, Instant? Known = null);
