using Crm.Criteria;
using Crm.Matching.Records;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>The records of an entity as a sweep compares them, read one after the other; their texts are held.</summary>
internal sealed class SweepTable
{
    private readonly List<Guid> ids = [];
    private readonly List<Guid?[]> references = [];
    private string?[][] texts = [];

    private SweepTable(EntityDefinition entity) => Entity = entity;

    public EntityDefinition Entity { get; }

    /// <summary>The ids, in their order.</summary>
    public IReadOnlyList<Guid> Ids => ids;

    /// <summary>The texts, column by column.</summary>
    /// <param name="names">What the columns are called.</param>
    public RecordTable Records(IEnumerable<string> names) => new(names.Zip(texts));

    /// <summary>Whether a record refers to another one, or stands beside it under its id.</summary>
    public bool Refers(int record, Guid other) => ids[record] == other || Array.IndexOf(references[record], other) >= 0;

    /// <param name="session">Reads.</param>
    /// <param name="scope">In whose scope.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="columns">What is compared.</param>
    /// <param name="other">The entity to which references are read, too; null: none are.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<SweepTable> ReadAsync(CrmSession session, Scope scope, EntityDefinition entity, IReadOnlyList<SweepColumn> columns, EntityDefinition? other, CancellationToken cancellationToken)
    {
        var table = new SweepTable(entity);
        int[] own = [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].Parts is null)];
        RelationDefinition[] refers = [.. entity.References.Where(r => r.Target == other?.Name)];
        var values = Array.ConvertAll(own, _ => new List<string?>());
        var query = Query(scope, entity, [entity.Key!, .. own.Select(c => columns[c].Field), .. refers.Select(r => r.ForeignKey)]);
        await foreach (var row in session.Store.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            table.ids.Add((Guid)row[0]!);
            table.references.Add(refers.Length == 0 ? [] : [.. Enumerable.Range(own.Length + 1, refers.Length).Select(i => (Guid?)row[i])]);
            for (var i = 0; i < own.Length; i++)
            {
                values[i].Add(Text(row[i + 1]));
            }
        }

        table.texts = [.. columns.Select((c, i) => c.Parts is null ? [.. values[Array.IndexOf(own, i)]] : new string?[table.ids.Count])];
        foreach (var parts in Enumerable.Range(0, columns.Count).Where(c => columns[c].Parts is not null).GroupBy(c => columns[c].Parts!))
        {
            await table.ReadPartsAsync(session, scope, parts.Key, [.. parts.Select(c => (columns[c], table.texts[c]))], cancellationToken).ConfigureAwait(false);
        }

        return table;
    }

    /// <summary>Of each record the part that is primary, else the one that came first.</summary>
    private async ValueTask ReadPartsAsync(CrmSession session, Scope scope, RelationDefinition relation, (SweepColumn Column, string?[] Texts)[] columns, CancellationToken cancellationToken)
    {
        var part = columns[0].Column.Entity;
        var primary = part.Fields.GetValueOrDefault("isPrimary") as FieldDefinition;

        // What belongs to others as well is seen by who sees all of them: it is left out.
        var alone = part.Parents.Where(p => p.ForeignKey.Name != relation.ForeignKey.Name).Select(p => (CheckedCriterion)new CheckedIsNull(new FieldValue([], p.ForeignKey)));
        var mine = new CheckedNot(new CheckedIsNull(new FieldValue([], relation.ForeignKey)));
        var query = Query(scope, part, [relation.ForeignKey, .. columns.Select(c => c.Column.Field), .. primary is null ? [] : new[] { primary }]) with { Where = new CheckedAllOf([mine, .. alone]) };
        var places = new Dictionary<Guid, int>(ids.Count);
        for (var i = 0; i < ids.Count; i++)
        {
            places.Add(ids[i], i);
        }

        var taken = new System.Collections.BitArray(ids.Count);
        await foreach (var row in session.Store.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (!places.TryGetValue((Guid)row[0]!, out var place) || (taken[place] && (primary is null || row[^1] is not true)))
            {
                continue;
            }

            taken[place] = true;
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Texts[place] = Text(row[c + 1]);
            }
        }
    }

    private static RowQuery Query(Scope scope, EntityDefinition entity, IEnumerable<Field> columns) => new()
    {
        Entity = entity,
        Tenant = scope.Tenant,
        Restriction = null,
        Columns = [.. columns.Select(f => (CheckedValue)new FieldValue([], f))],
        Order = [new(new FieldValue([], entity.Key!), false)],
    };

    private static string? Text(object? value) => value is null ? null : ExportText.Of(value);
}
