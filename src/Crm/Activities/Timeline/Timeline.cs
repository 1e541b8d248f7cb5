using Crm.Criteria;
using Crm.Data;
using Crm.Queries;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Activities;

/// <summary>Reads a page of a timeline: one walk along the index of its entries, each joined with its activity as the scope may see it.</summary>
internal static class Timeline
{
    private const string Order = "timeline";
    private const int OneByOne = 10;

    public static ValueTask<RowPage> PageAsync(CrmSession session, string entity, Guid id, int size, TimelineOptions options, string? cursor, CancellationToken cancellationToken)
    {
        var max = session.Services.Composition.Options.MaxPageSize;
        if (size < 1 || size > max)
        {
            throw CrmException.Invalid("size", "out_of_range", $"A page has 1-{max} rows.");
        }

        return session.CallAsync(scope => PageAsync(session, scope, entity, id, size, options, cursor, cancellationToken), cancellationToken);
    }

    private static async ValueTask<RowPage> PageAsync(CrmSession session, Scope scope, string entity, Guid id, int size, TimelineOptions options, string? cursor, CancellationToken cancellationToken)
    {
        var model = scope.State.Model;
        if (model["activity"].References.All(r => r.Target != entity))
        {
            throw CrmException.Invalid("entity", "no_timeline", $"A {model[entity].Name} has no timeline; an account, a contact and a deal have.");
        }

        id = await SeenAsync(session, scope, model[entity], id, cancellationToken).ConfigureAwait(false);
        var timeline = model["timeline"];
        var to = new Hop(timeline.References[0], model["activity"], scope.Policy.For(model["activity"], Right.Read));
        var columns = Columns(session, scope, model["activity"], options);
        var at = new FieldValue([], timeline.Fields["at"]);
        var activity = new FieldValue([], timeline.References[0].ForeignKey);
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = timeline,
                Tenant = scope.Tenant,
                Restriction = to.Restriction is null ? null : new CheckedNot(new CheckedIsNull(new FieldValue([to], model["activity"].Key!))),
                Where = Where(timeline, id, options),
                Columns = [.. columns.Select(c => Behind(to, c.Value)), at, activity],
                Order = [new(at, true), new(activity, true)],

                // An activity stands once on a record's timeline. The index read backwards is this very order, and there is nothing left to sort.
                IsTotal = true,
                After = cursor is null ? null : Cursor.Read(cursor, $"{Order}:{id}", [ValueKind.Instant, ValueKind.Id]),
                Limit = size + 1,
            },
            cancellationToken).ConfigureAwait(false);
        var names = columns.ConvertAll(c => c.Name);
        return new(
            [.. rows.Take(size).Select(r => new Row(names, r[..names.Count]))],
            rows.Count <= size ? null : Cursor.Write($"{Order}:{id}", [.. rows[size - 1].Skip(names.Count)]));
    }

    /// <summary>The record, or the one it went into in a merge, if that may be seen.</summary>
    private static async ValueTask<Guid> SeenAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        if (await IsSeenAsync(session, scope, entity, id, cancellationToken).ConfigureAwait(false))
        {
            return id;
        }

        return await Redirects.FollowAsync(session, scope, entity, id, cancellationToken).ConfigureAwait(false) is { } survivor && await IsSeenAsync(session, scope, entity, survivor, cancellationToken).ConfigureAwait(false)
            ? survivor
            : throw CrmException.NotFound(entity.Name);
    }

    private static async ValueTask<bool> IsSeenAsync(CrmSession session, Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        var seen = await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = scope.Policy.For(entity, Right.Read), Where = CrmSession.HasId(entity, id), Columns = [new FieldValue([], entity.Key!)] },
            cancellationToken).ConfigureAwait(false);
        return seen.Count > 0;
    }

    private static List<(string Name, CheckedValue Value)> Columns(CrmSession session, Scope scope, EntityDefinition activity, TimelineOptions options)
    {
        var context = session.Context(scope);
        var checker = new CriteriaChecker(scope.State.Model.Catalogue);
        QueryLimits.Check("columns", options.Columns, QueryLimits.Columns);
        IReadOnlyList<string> names = options.Columns.Count > 0 ? options.Columns
            : [.. TimelineOptions.Usual.Where(n => scope.IsSystem || scope.Rights.MayRead(activity, activity.AllFields.First(f => f.Name == n)))];
        return Guarding.Criteria(() => names.Select(n => (n, checker.CheckTerm(n, activity, FieldUse.Select, context))).ToList());
    }

    /// <summary>What is asked of the activity, asked of the entry that leads to it.</summary>
    private static CheckedValue Behind(Hop to, CheckedValue value) => value switch
    {
        FieldValue field => field with { Path = [to, .. field.Path] },
        RollupValue rollup => rollup with { Path = [to, .. rollup.Path] },
        _ => throw new CrmException(CrmErrors.Criteria, "A timeline shows fields, to-one paths and roll-ups of its activities."),
    };

    private static CheckedCriterion Where(EntityDefinition timeline, Guid id, TimelineOptions options)
    {
        var at = new FieldValue([], timeline.Fields["at"]);
        CheckedCriterion where = new CheckedComparison(new FieldValue([], timeline.Fields["recordId"]), ComparisonOperator.Equal, new ConstantValue(id, ValueKind.Id));
        if (options.From is { } from)
        {
            where = CheckedCriterion.And(where, new CheckedComparison(at, ComparisonOperator.GreaterOrEqual, new ConstantValue(from.Cut(), ValueKind.Instant)));
        }

        if (options.Before is { } before)
        {
            where = CheckedCriterion.And(where, new CheckedComparison(at, ComparisonOperator.Less, new ConstantValue(before.Cut(), ValueKind.Instant)));
        }

        return OfKinds(new([], timeline.Fields["kind"]), [.. options.Kinds.Distinct(StringComparer.Ordinal)]) is { } ofKinds ? CheckedCriterion.And(where, ofKinds) : where;
    }

    /// <summary>A few kinds one by one, so that a store can go along its index for each of them.</summary>
    private static CheckedCriterion? OfKinds(FieldValue kind, string[] kinds) => kinds.Length switch
    {
        0 => null,
        1 => Is(kind, kinds[0]),
        <= OneByOne => new CheckedAnyOf([.. kinds.Select(k => Is(kind, k))]),
        _ => new CheckedMembership(kind, kinds.Take(100).Cast<object>().ToSequence()),
    };

    private static CheckedCriterion Is(FieldValue field, string text) => new CheckedComparison(field, ComparisonOperator.Equal, new ConstantValue(text, ValueKind.Text));
}
