using System.Linq.Expressions;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using NodaTime;

namespace Crm.Queries;

/// <summary>A question about the records of an entity that has a CLR type: conditions may be lambdas over it.</summary>
public sealed class RecordQuery<T> : RecordQuery
    where T : Record
{
    internal RecordQuery(CrmSession session, QueryParts parts)
        : base(session, parts)
    {
    }

    /// <summary>
    /// Only records that meet a condition written as a lambda: <c>d => d.Amount > 10_000</c>, <c>d => d.Ref(x => x.AccountId).Industry == "SaaS"</c>,
    /// <c>a => a.Many&lt;Deal&gt;().Any(d => d.ClosedAt == null)</c>. It means what the same condition means as text.
    /// </summary>
    /// <exception cref="CrmException">The lambda says something that a condition cannot (<c>crm.criteria</c>).</exception>
    public RecordQuery<T> Where(Expression<Func<T, bool>> condition) =>
        Where(Guarding.Criteria(() => LambdaCriterion.From(condition, RecordLambdas.Naming)));

    /// <inheritdoc cref="RecordQuery.Where(string)"/>
    public new RecordQuery<T> Where(string condition) => (RecordQuery<T>)base.Where(condition);

    /// <inheritdoc cref="RecordQuery.Where(Criterion)"/>
    public new RecordQuery<T> Where(Criterion condition) => (RecordQuery<T>)base.Where(condition);

    /// <inheritdoc cref="RecordQuery.Parameter"/>
    public new RecordQuery<T> Parameter(string name, object? value) => (RecordQuery<T>)base.Parameter(name, value);

    /// <inheritdoc cref="RecordQuery.Select"/>
    public new RecordQuery<T> Select(params IReadOnlyList<string> columns) => (RecordQuery<T>)base.Select(columns);

    /// <inheritdoc cref="RecordQuery.OrderBy"/>
    public new RecordQuery<T> OrderBy(string order) => (RecordQuery<T>)base.OrderBy(order);

    /// <inheritdoc cref="RecordQuery.AsOf(Instant, Instant?)"/>
    public new RecordQuery<T> AsOf(Instant effective, Instant? known = null) => (RecordQuery<T>)base.AsOf(effective, known);

    /// <inheritdoc cref="RecordQuery.AsOf(LocalDate)"/>
    public new RecordQuery<T> AsOf(LocalDate date) => (RecordQuery<T>)base.AsOf(date);

    internal override RecordQuery With(QueryParts parts) => new RecordQuery<T>(Session, parts);
}
