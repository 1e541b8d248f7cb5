using Crm.EntityFrameworkCore.Sql.Writing;
using Crm.Records;
using Crm.Search;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>
/// The statements that bring the quick search's index up to a batch, after its rows: words of the records' own fields, then what other records show of them, then what they show of others.
/// Where no search field changes there are none.
/// </summary>
internal sealed class IndexPlan(SqlSchema schema, WriteBatch batch)
{
    public IEnumerable<Statement> Statements()
    {
        if (schema.Search is not { } tables)
        {
            yield break;
        }

        // Of a record written twice the last state counts.
        var groups = batch.Rows.Where(w => w.Entity.SearchFields.Length > 0)
            .GroupBy(w => w.Entity.Name, StringComparer.Ordinal)
            .Select(g => (g.First().Entity, Writes: g.GroupBy(w => w.Id).Select(Merged).ToList())).ToList();
        var statements = new IndexStatements(schema, tables, batch.Tenant.Value);
        var all = groups.SelectMany(g => Own(statements, g.Entity, g.Writes))
            .Concat(groups.SelectMany(g => Others(statements, tables, g.Entity, g.Writes)))
            .Concat(groups.SelectMany(g => ThroughReferences(statements, g.Entity, g.Writes)));
        foreach (var statement in all)
        {
            yield return statement;
        }
    }

    private IEnumerable<Statement> Own(IndexStatements statements, EntityDefinition entity, List<RowWrite> writes)
    {
        if (Ids(writes.Where(w => w.Kind == WriteKind.Delete)) is { Count: > 0 } gone)
        {
            yield return statements.Forget(entity, gone);
        }

        var words = new List<(SearchField Field, Guid Id, string Word)>();
        foreach (var field in entity.SearchFields.Where(f => f.Via is null))
        {
            var changed = writes.Where(w => Changes(w, field.Field.Slot)).ToList();
            if (Ids(changed.Where(w => w.Kind == WriteKind.Update)) is { Count: > 0 } stale)
            {
                yield return statements.Forget(entity, field, stale);
            }

            words.AddRange(changed.SelectMany(w => SearchWords.Of((string?)w.Row![field.Field.Slot.Ordinal], field.Kind).Select(word => (field, w.Id, word))));
        }

        if (words.Count >= schema.Dialect.BulkFrom && writes.TrueForAll(w => w is { Kind: WriteKind.Insert, HistoryOnly: false }))
        {
            yield return statements.Load(entity, words);
        }
        else
        {
            foreach (var field in words.GroupBy(w => w.Field))
            {
                yield return statements.Put(entity, field.Key, field.Select(w => (w.Id, w.Word)));
            }
        }

        if (words.Where(w => w.Field.Kind == SearchKind.Words).Select(w => w.Word).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } noted)
        {
            yield return statements.Note(noted);
        }
    }

    private static IEnumerable<Statement> Others(IndexStatements statements, SearchTables tables, EntityDefinition entity, List<RowWrite> writes)
    {
        foreach (var own in entity.SearchFields.Where(f => f.Via is null))
        {
            if (Ids(writes.Where(w => w.Kind == WriteKind.Update && Changes(w, own.Field.Slot))) is not { Count: > 0 } changed)
            {
                continue;
            }

            foreach (var (other, field) in tables.Through(entity.Name, own))
            {
                yield return statements.ForgetThrough(other, field, changed);
                yield return statements.CopyThrough(other, field, changed);
            }
        }
    }

    private static IEnumerable<Statement> ThroughReferences(IndexStatements statements, EntityDefinition entity, List<RowWrite> writes)
    {
        foreach (var field in entity.SearchFields.Where(f => f.Via is not null))
        {
            var slot = field.Via!.ForeignKey.Slot;
            var changed = writes.Where(w => Changes(w, slot)).ToList();
            if (Ids(changed.Where(w => w.Kind == WriteKind.Update)) is { Count: > 0 } stale)
            {
                yield return statements.Forget(entity, field, stale);
            }

            var references = changed.Where(w => w.Row![slot.Ordinal] is Guid).Select(w => (w.Id, (Guid)w.Row![slot.Ordinal]!)).ToList();
            if (references.Count > 0)
            {
                yield return statements.Copy(entity, field, references);
            }
        }
    }

    /// <summary>What several writes of one record come to: the last row, changed where any changes it.</summary>
    private static RowWrite Merged(IGrouping<Guid, RowWrite> writes)
    {
        var last = writes.Last();
        return writes.Count() == 1 || last.Kind == WriteKind.Delete ? last : last with
        {
            Kind = WriteKind.Update,
            Changed = [.. last.Entity.Slots.Select(s => s.Ordinal)],
        };
    }

    private static bool Changes(RowWrite write, Slot slot) =>
        write.Kind == WriteKind.Insert || (write.Kind == WriteKind.Update && write.Changed.Contains(slot.Ordinal));

    private static List<Guid> Ids(IEnumerable<RowWrite> writes) => [.. writes.Select(w => w.Id)];
}
