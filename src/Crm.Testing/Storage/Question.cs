using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Asks a store in the words of the criteria language.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Where">The condition; null: none.</param>
public sealed record Question(string Entity, string? Where = null)
{
    /// <summary>Columns: paths and roll-ups. Empty: every slot.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The order: paths or roll-ups, a minus before those that descend.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Where a page goes on.</summary>
    public IReadOnlyList<object?>? After { get; init; }

    /// <summary>How many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>The moment.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>What restricts the root.</summary>
    public string? Restriction { get; init; }

    /// <summary>What restricts the records that hops reach, by entity.</summary>
    public IReadOnlyDictionary<string, string> Hops { get; init; } = new Dictionary<string, string>();

    /// <summary>The parameters of the conditions.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>The keys of groups: paths.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>How the one key is gathered.</summary>
    public Bucket? Bucket { get; init; }

    /// <summary>The measures of groups: <c>count</c>, or an aggregate and its operand: <c>sum revenue</c>. What follows <c> if </c> filters them.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>What is asked of a store about rows.</summary>
    public RowQuery Rows(CrmModel model, TenantId tenant) => new()
    {
        Entity = model[Entity],
        Tenant = tenant,
        Restriction = Unrestricted(model, Restriction),
        Where = Condition(model, Where),
        AsOf = AsOf,
        Columns = Columns.Select(c => Value(model, c, FieldUse.Select)).ToSequence(),
        Order = Order.Select(o => new SortKey(Value(model, o.TrimStart('-'), FieldUse.Sort), o.StartsWith('-'))).ToSequence(),
        After = After,
        Limit = Limit,
    };

    /// <summary>What is asked of a store about groups.</summary>
    public AggregateQuery Groups(CrmModel model, TenantId tenant) => new()
    {
        Entity = model[Entity],
        Tenant = tenant,
        Restriction = Unrestricted(model, Restriction),
        Where = Condition(model, Where),
        AsOf = AsOf,
        Keys = Keys.Select(k => new GroupKey(Value(model, k, FieldUse.Group), Bucket)).ToSequence(),
        Measures = Measures.Select(m => Measure(model, m)).ToSequence(),
    };

    private Measure Measure(CrmModel model, string text)
    {
        var (aggregate, condition) = Split(text, " if ");
        var (function, operand) = Split(aggregate, " ");
        return new(
            Enum.Parse<RollupFunction>(function, ignoreCase: true),
            operand is null ? null : Value(model, operand, FieldUse.Aggregate),
            Condition(model, condition));
    }

    private static (string First, string? Last) Split(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var index ? (text[..index], text[(index + at.Length)..]) : (text, null);

    private CheckedValue Value(CrmModel model, string text, FieldUse use) =>
        new CriteriaChecker(model.Catalogue).CheckTerm(text, model[Entity], use, Context(model));

    private CheckedCriterion? Condition(CrmModel model, string? text) =>
        text is null ? null : new CriteriaChecker(model.Catalogue).Check(text, model[Entity], Context(model));

    private CheckedCriterion? Unrestricted(CrmModel model, string? text) =>
        (this with { Hops = new Dictionary<string, string>() }).Condition(model, text);

    private CheckContext Context(CrmModel model) => new()
    {
        Now = Instant.FromUtc(2017, 7, 1, 0, 0),
        Parameters = Parameters,
        Restrict = entity => Hops.TryGetValue(entity.Name, out var text) ? (this with { Entity = entity.Name }).Unrestricted(model, text) : null,
    };
}
