using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Crm.Criteria;
using Crm.Records;
using Crm.Reporting;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Queries;

/// <summary>
/// A question about the records of one entity. Immutable: each method gives a new query. It is checked, joined with what whoever acts may see, and run when its result is asked for.
/// </summary>
public class RecordQuery
{
    private readonly CrmSession session;

    internal RecordQuery(CrmSession session, QueryParts parts)
    {
        this.session = session;
        Parts = parts;
    }

    internal QueryParts Parts { get; }

    internal CrmSession Session => session;

    /// <summary>Only records that meet a condition in the criteria language; several conditions must all hold.</summary>
    public RecordQuery Where(string condition) => With(Parts with { Conditions = Parts.Conditions.Add(condition) });

    /// <summary>Only records that meet a condition.</summary>
    public RecordQuery Where(Criterion condition) => With(Parts with { Conditions = Parts.Conditions.Add(condition) });

    /// <summary>The value that <c>$name</c> stands for in conditions: a value of the field's type, or a list of them.</summary>
    public RecordQuery Parameter(string name, object? value) => With(Parts with { Parameters = Parts.Parameters.SetItem(name, value) });

    /// <summary>The columns: fields, to-one paths (<c>account.owner.name</c>), roll-ups (<c>deals sum(amount)</c>), arithmetic, computed fields. Without: every stored field the scope may read.</summary>
    public RecordQuery Select(params IReadOnlyList<string> columns) => With(Parts with { Columns = [.. columns] });

    /// <summary>The order: <c>amount desc, name</c>. Nulls come last; equal ones in the order in which they were made.</summary>
    public RecordQuery OrderBy(string order) => With(Parts with { Order = order });

    /// <summary>The values in force at a moment, as known at another (default: as known today). <c>now</c> in conditions is that moment.</summary>
    public RecordQuery AsOf(Instant effective, Instant? known = null) => With(Parts with { AsOf = new(effective.Cut(), known?.Cut()), AsOfDate = null });

    /// <summary>The values in force at the end of a day of the tenant's zone.</summary>
    public RecordQuery AsOf(LocalDate date) => With(Parts with { AsOfDate = date, AsOf = null });

    /// <summary>A page of at most <paramref name="size"/> rows after <paramref name="cursor"/>.</summary>
    /// <exception cref="CrmException">The query is not right (<c>crm.criteria</c>), or the cursor is not one of it (<c>crm.invalid_cursor</c>).</exception>
    public async ValueTask<RowPage> PageAsync(int size, string? cursor = null, CancellationToken cancellationToken = default)
    {
        var max = session.Services.Composition.Options.MaxPageSize;
        if (size < 1 || size > max)
        {
            throw CrmException.Invalid("size", "out_of_range", $"A page has 1-{max} rows.");
        }

        return await session.CallAsync(scope => QueryPlan.Make(scope, session, Parts).PageAsync(session.Store, size, cursor, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every row, page by page: rights are looked at again for each page.</summary>
    public async IAsyncEnumerable<Row> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        do
        {
            var page = await PageAsync(session.Services.Composition.Options.MaxPageSize, cursor, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>How many records.</summary>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        (long)(await GroupAsync([], ["count"], cancellationToken).ConfigureAwait(false))[0]["count"]!;

    /// <summary>Groups and measures.</summary>
    /// <param name="keys">Fields, to-one paths and computed values; dates and instants also <c>closeDate by month</c> (day, week, month, quarter, year; quarters and years are fiscal; the key is the first day).</param>
    /// <param name="measures"><c>count</c>, <c>count(condition)</c>, <c>sum(field)</c>, <c>sum(field, condition)</c>, <c>min</c>, <c>max</c>, <c>avg</c>; <c>... as name</c> names the column.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One row a group, in the order of the keys, nulls last. Without keys: one row.</returns>
    /// <exception cref="CrmException">A key or measure is not right (<c>crm.criteria</c>).</exception>
    public ValueTask<IReadOnlyList<Row>> GroupAsync(IReadOnlyList<string> keys, IReadOnlyList<string> measures, CancellationToken cancellationToken = default) =>
        session.CallAsync(scope => GroupPlan.RunAsync(QueryPlan.Make(scope, session, Parts), session.Store, keys, measures, cancellationToken), cancellationToken);

    /// <summary>Groups by rows and by one key across, with every total, in one statement.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">A key, a measure or a bound is not right, or the table would be larger than <see cref="PivotOptions.MostRows"/> or <see cref="PivotOptions.MostColumns"/> (<c>crm.criteria</c>).</exception>
    public ValueTask<PivotTable> PivotAsync(PivotOptions options, CancellationToken cancellationToken = default) =>
        session.CallAsync(scope => PivotPlan.RunAsync(QueryPlan.Make(scope, session, Parts), session.Store, options, cancellationToken), cancellationToken);

    internal virtual RecordQuery With(QueryParts parts) => new(session, parts);
}

internal sealed record QueryParts(string? Entity, Type? Type)
{
    public ImmutableList<object> Conditions { get; init; } = [];

    public ImmutableDictionary<string, object?> Parameters { get; init; } = ImmutableDictionary.Create<string, object?>(StringComparer.Ordinal);

    public ImmutableArray<string> Columns { get; init; } = [];

    public string? Order { get; init; }

    public AsOf? AsOf { get; init; }

    public LocalDate? AsOfDate { get; init; }

    /// <summary>Whether <c>me</c> is whoever asks; else it is refused.</summary>
    public bool IsForSomebody { get; init; } = true;

    /// <summary>Conditions on the record that a to-one path leads to.</summary>
    public ViaParts? Via { get; init; }

    /// <summary>The same question asked of another entity, from which a to-one path leads to the records that it was about.</summary>
    public QueryParts Of(string entity, string via) => new(entity, null)
    {
        Via = new(via, Conditions),
        Parameters = Parameters,
        AsOf = AsOf,
        AsOfDate = AsOfDate,
        IsForSomebody = IsForSomebody,
    };
}

internal sealed record ViaParts(string Path, ImmutableList<object> Conditions);

/// <summary>A condition whose <c>me</c> is somebody's in particular, or nobody's. The rights are those of whoever asks.</summary>
internal sealed record PersonalCondition(string Text, Guid? Me, IReadOnlyList<Guid> Teams);
