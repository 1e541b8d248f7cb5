using System.Text.Json;
using Crm.Changes;
using Crm.Criteria;
using Crm.Queries;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Reads the pairs to look at, without those of which whoever acts may not see both records: they take up no room on a page and are in no count.</summary>
internal sealed class ReviewList(CrmSession session)
{
    private const string Order = "duplicates";

    public async ValueTask<DuplicatePage> PageAsync(int size, string? cursor, CancellationToken cancellationToken)
    {
        var max = session.Services.Composition.Options.MaxPageSize;
        if (size < 1 || size > max)
        {
            throw CrmException.Invalid("size", "out_of_range", $"A page has 1-{max} rows.");
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model["duplicatePair"];
        var after = cursor is null ? null : Cursor.Read(cursor, Order, [ValueKind.Decimal, ValueKind.Id]);
        var found = new List<DuplicatePair>();
        while (true)
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery
                {
                    Entity = definition,
                    Tenant = scope.Tenant,
                    Restriction = null,
                    Where = IsOpen(definition),
                    Order = [new(new FieldValue([], definition.Fields["probability"]), true)],
                    After = after,
                    Limit = Math.Max(100, size),
                },
                cancellationToken).ConfigureAwait(false);
            var pairs = rows.Select(r => (DuplicatePair)definition.Materialize(r, scope.Tenant)).ToList();
            found.AddRange(await SeenAsync(session, scope, pairs, cancellationToken).ConfigureAwait(false));
            if (found.Count > size)
            {
                var last = found[size - 1];
                return new([.. found.Take(size).Select(p => Review(scope, p))], Cursor.Write(Order, [last.Probability, last.Key]));
            }

            if (rows.Count < Math.Max(100, size))
            {
                return new([.. found.Select(p => Review(scope, p))], null);
            }

            after = [pairs[^1].Probability, pairs[^1].Key];
        }
    }

    /// <exception cref="CrmException">There is no such open pair, or one of its records may not be seen (<c>crm.not_found</c>).</exception>
    public static async ValueTask<DuplicatePair> OpenAsync(CrmSession session, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicatePair"];
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CheckedCriterion.And(CrmSession.HasId(definition, id), IsOpen(definition)), Hold = RowHold.Exclusive }, cancellationToken).ConfigureAwait(false);
        var seen = await SeenAsync(session, scope, [.. rows.Select(r => (DuplicatePair)definition.Materialize(r, scope.Tenant))], cancellationToken).ConfigureAwait(false);
        return seen.Count == 1 ? seen[0] : throw CrmException.NotFound("pair");
    }

    /// <summary>The pairs that left the list by a merge which is undone: open again.</summary>
    public static async ValueTask<IReadOnlyList<RowWrite>> ReopenAsync(CrmSession session, Scope scope, Merge merge, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicatePair"];
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = definition,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = CrmSession.IsAmong(definition.Key!, merge.LoserIds.Select(l => DuplicatePair.Of(merge.Entity, merge.SurvivorId, merge.Entity, l).Key)),
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (DuplicatePair)definition.Materialize(r, scope.Tenant)).Where(p => p.State == DuplicatePair.Merged).Select(pair =>
        {
            (pair.State, pair.DecidedAt, pair.DecidedById) = (DuplicatePair.Open, null, null);
            return PlainRow.Update(definition, pair, nameof(DuplicatePair.State), nameof(DuplicatePair.DecidedAt), nameof(DuplicatePair.DecidedById));
        })];
    }

    private static async ValueTask<List<DuplicatePair>> SeenAsync(CrmSession session, Scope scope, IReadOnlyList<DuplicatePair> pairs, CancellationToken cancellationToken)
    {
        var seen = new HashSet<(string, Guid)>();
        foreach (var group in pairs.SelectMany(p => new[] { (Entity: p.LeftEntity, Id: p.LeftId), (Entity: p.RightEntity, Id: p.RightId) }).GroupBy(s => s.Entity, s => s.Id, StringComparer.Ordinal))
        {
            if (scope.State.Model.Find(group.Key) is { } entity)
            {
                seen.UnionWith((await SeenRecords.AmongAsync(session, scope, entity, [.. group.Distinct()], Right.Read, cancellationToken).ConfigureAwait(false)).Select(id => (entity.Name, id)));
            }
        }

        // That a pair is on the list tells that its fields are alike: only to who may read them.
        return [.. pairs.Where(p => seen.Contains((p.LeftEntity, p.LeftId)) && seen.Contains((p.RightEntity, p.RightId)) && MayRead(scope, p))];
    }

    private static bool MayRead(Scope scope, DuplicatePair pair)
    {
        EntityDefinition[] sides = [scope.State.Model[pair.LeftEntity], scope.State.Model[pair.RightEntity]];
        if (pair.Rule is null)
        {
            return Reasons(pair).Where(r => r.Weight > 0).All(r => MayRead(scope, sides, r));
        }

        return scope.State.Settings.Duplicates.FirstOrDefault(r => r.Name == pair.Rule) is { } rule && sides.All(s => KeyedRule.MayRead(scope, rule, s));
    }

    private static List<DuplicateReason> Reasons(DuplicatePair pair) => pair.Reasons is null ? [] : JsonSerializer.Deserialize<List<DuplicateReason>>(pair.Reasons, CrmJson.Options)!;

    private static DuplicateReview Review(Scope scope, DuplicatePair pair)
    {
        EntityDefinition[] sides = [scope.State.Model[pair.LeftEntity], scope.State.Model[pair.RightEntity]];
        return new(
            pair.Key,
            new(pair.LeftEntity, pair.LeftId),
            new(pair.RightEntity, pair.RightId),
            pair.Rule,
            Row.WithoutTrailingZeros(pair.Probability),
            [.. Reasons(pair).Where(r => MayRead(scope, sides, r))],
            pair.FoundAt);
    }

    /// <summary>Whether the fields of both sides may be read. A name or an address compares in parts, <c>street (house number)</c>; its field is what stands before.</summary>
    private static bool MayRead(Scope scope, EntityDefinition[] sides, DuplicateReason reason) =>
        scope.IsSystem || (MayRead(scope, sides[0], reason.Field) && MayRead(scope, sides[1], reason.RightField ?? reason.Field));

    private static bool MayRead(Scope scope, EntityDefinition entity, string field) =>
        SweepColumn.Find(scope.State.Model, entity, field.Split(' ')[0])?.MayRead(scope) == true;

    private static CheckedComparison IsOpen(EntityDefinition definition) =>
        new(new FieldValue([], definition.Fields["state"]), ComparisonOperator.Equal, new ConstantValue(DuplicatePair.Open, ValueKind.Text));
}
