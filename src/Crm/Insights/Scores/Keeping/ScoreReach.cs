using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Insights;

/// <summary>Finds the records whose scores the changes of a save touch: those that changed, and those that lead to them, now or before.</summary>
internal sealed class ScoreReach(CrmSession session, TenantId tenant, ScoreSet set)
{
    /// <summary>How many records along one relation a save takes upon itself; the rest is a task.</summary>
    public const int Bound = 1_000;

    /// <summary>How many records are asked about at once.</summary>
    private const int Chunk = 500;

    /// <summary>The records to score.</summary>
    public HashSet<Guid> Found { get; } = [];

    /// <summary>What is left over: a path, the record at its end, and the last record that is found already.</summary>
    public List<(string Path, Guid Record, Guid DoneUntil)> Left { get; } = [];

    public async ValueTask FindAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        foreach (var input in set.Inputs)
        {
            var touched = changes.Where(c => c.Entity.Name == input.Entity.Name && Touches(c, input)).ToList();
            if (touched.Count == 0)
            {
                continue;
            }

            var (path, ids) = Origins(touched, input.Path);
            if (path.Count == 0)
            {
                Found.UnionWith(ids);
                continue;
            }

            foreach (var chunk in ids.Order().Chunk(Chunk))
            {
                await AlongAsync(path, chunk, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>That a path leads from a record to one of some others.</summary>
    public static CheckedCriterion Leads(Sequence<Hop> path, params IReadOnlyList<Guid> ids)
    {
        if (path.Count == 0)
        {
            return new CheckedTruth(true);
        }

        var many = Array.FindIndex([.. path], h => h.Relation.Kind == RelationKind.ToMany);
        if (many < 0)
        {
            return IsAmong([.. path.Take(path.Count - 1)], path[path.Count - 1].Relation.ForeignKey, ids);
        }

        var target = path[many].Target;
        return new CheckedExists([.. path.Take(many)], path[many], many == path.Count - 1 ? IsAmong([], target.Key!, ids) : Leads([.. path.Skip(many + 1)], ids));
    }

    /// <summary>A path by the names of its relations; null: there is none any more.</summary>
    public static Sequence<Hop>? PathOf(CrmModel model, EntityDefinition entity, string text)
    {
        var hops = new List<Hop>();
        foreach (var name in text.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!entity.Relations.TryGetValue(name, out var relation))
            {
                return null;
            }

            var hop = new Hop(relation, model[relation.Target], null);
            hops.Add(hop);
            entity = (EntityDefinition)hop.Target;
        }

        return hops.ToSequence();
    }

    private static bool Touches(Change change, ScoreInput input) => change switch
    {
        { Kind: WriteKind.Update, Before: { } before, After: { } after } => input.Fields.Any(f => !Equals(f.Read(before), f.Read(after))),

        // What is at the end of a reference comes and goes only with the references to it.
        _ => input.Path.Count == 0 || input.Path[input.Path.Count - 1].Relation.Kind == RelationKind.ToMany,
    };

    /// <summary>Where to look from: a record below another names it, as it was and as it is; that needs no question.</summary>
    private static (Sequence<Hop> Path, HashSet<Guid> Ids) Origins(List<Change> changes, Sequence<Hop> path)
    {
        if (path.Count == 0 || path[path.Count - 1].Relation.Kind == RelationKind.ToOne)
        {
            return (path, [.. changes.Select(c => c.Id)]);
        }

        var key = (FieldDefinition)path[path.Count - 1].Relation.ForeignKey;
        return ([.. path.Take(path.Count - 1)], [.. changes.SelectMany(c => new[] { c.Before, c.After }.OfType<object?[]>()).Select(key.Read).OfType<Guid>()]);
    }

    /// <summary>Asks about all of them at once, and about either half where that is too much for this save: what is left over is left of one record each.</summary>
    private async ValueTask AlongAsync(Sequence<Hop> path, Guid[] ids, CancellationToken cancellationToken)
    {
        var key = new FieldValue([], set.Entity.Key!);
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = set.Entity, Tenant = tenant, Restriction = null, Where = Leads(path, ids), Columns = [key], Order = [new(key, false)], Limit = Bound + 1 },
            cancellationToken).ConfigureAwait(false);
        if (rows.Count > Bound && ids.Length > 1)
        {
            await AlongAsync(path, ids[..(ids.Length / 2)], cancellationToken).ConfigureAwait(false);
            await AlongAsync(path, ids[(ids.Length / 2)..], cancellationToken).ConfigureAwait(false);
            return;
        }

        Found.UnionWith(rows.Take(Bound).Select(r => (Guid)r[0]!));
        if (rows.Count > Bound)
        {
            Left.Add((string.Join('.', path.Select(h => h.Relation.Name)), ids[0], (Guid)rows[Bound - 1][0]!));
        }
    }

    private static CheckedMembership IsAmong(Sequence<Hop> path, Field field, IReadOnlyList<Guid> ids) => new(new FieldValue(path, field), ids.Cast<object>().ToSequence());
}
