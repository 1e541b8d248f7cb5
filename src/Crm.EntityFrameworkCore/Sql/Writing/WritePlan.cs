using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>
/// The statements of a batch, in its order. Inserts that follow each other into one table go together where the database takes lists.
/// They are made as they are asked for, so that a large batch is not held twice.
/// </summary>
internal sealed class WritePlan(SqlSchema schema, WriteBatch batch)
{
    private const int ListFrom = 4;
    private const int ListUpTo = 5_000;
    private readonly SqlDialect dialect = schema.Dialect;

    public IEnumerable<Statement> Statements()
    {
        for (var i = 0; i < batch.Rows.Count;)
        {
            var write = batch.Rows[i];
            if (write.Kind != WriteKind.Insert)
            {
                foreach (var statement in Change(write))
                {
                    yield return statement;
                }

                i++;
                continue;
            }

            var end = i + 1;
            while (end < batch.Rows.Count && end - i < ListUpTo && batch.Rows[end].Kind == WriteKind.Insert && ReferenceEquals(batch.Rows[end].Entity, write.Entity))
            {
                end++;
            }

            foreach (var statement in Inserts(write.Entity, i, end))
            {
                yield return statement;
            }

            i = end;
        }
    }

    private IEnumerable<Statement> Inserts(EntityDefinition entity, int start, int end)
    {
        var writes = Enumerable.Range(start, end - start).Select(i => batch.Rows[i]);
        var rows = writes.Where(w => !w.HistoryOnly).Select(w => Row(w.Row!));
        var versions = writes.SelectMany(Versions);
        return Inserts(entity, WriteStatement.Insert, rows).Concat(Inserts(entity, WriteStatement.InsertVersion, versions));
    }

    /// <summary>Insert statements for rows that are given as the tenant, the slots and what else the table has.</summary>
    private IEnumerable<Statement> Inserts(EntityDefinition entity, WriteStatement kind, IEnumerable<object?[]> rows)
    {
        if (dialect.InsertLists("", [], []) is null)
        {
            return rows.Select(r => Single(entity, kind, r));
        }

        var all = rows.ToList();
        return all.Count < ListFrom
            ? all.Select(r => Single(entity, kind, r))
            : [Lists(entity, kind == WriteStatement.Insert ? WriteStatement.InsertLists : WriteStatement.InsertVersionLists, all)];
    }

    private Statement Single(EntityDefinition entity, WriteStatement kind, object?[] row)
    {
        var template = WriteStatements.Get(schema, entity, kind);
        return new(template, Bind(template, row));
    }

    private Statement Lists(EntityDefinition entity, WriteStatement kind, List<object?[]> rows)
    {
        var template = WriteStatements.Get(schema, entity, kind);
        var values = new object[template.Parameters.Length];
        for (var column = 0; column < values.Length; column++)
        {
            var items = new object?[rows.Count];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = rows[i][column];
            }

            values[column] = dialect.ToList(items, template.Parameters[column].Repr);
        }

        return new(template, values);
    }

    private IEnumerable<Statement> Change(RowWrite write)
    {
        if (!write.HistoryOnly)
        {
            yield return write.Kind == WriteKind.Update ? Update(write) : Delete(write);
        }

        if (!write.Entity.IsPlain && (write.Kind == WriteKind.Delete || write.History.Count > 0))
        {
            var template = WriteStatements.Get(schema, write.Entity, WriteStatement.EndVersion);
            yield return new(template, Bind(template, [write.Effective, batch.Recorded, .. Key(write), Time.Forever]));
        }

        foreach (var version in Versions(write))
        {
            yield return Single(write.Entity, WriteStatement.InsertVersion, version);
        }
    }

    private Statement Update(RowWrite write)
    {
        var template = WriteStatements.Get(schema, write.Entity, WriteStatement.Update, write.Changed);
        return new(template, Bind(template, [.. write.Changed.Select(o => write.Row![o]), .. Key(write), .. Version(write)]), write);
    }

    private Statement Delete(RowWrite write)
    {
        var template = WriteStatements.Get(schema, write.Entity, WriteStatement.Delete);
        return new(template, Bind(template, [.. Key(write), .. Version(write)]), write);
    }

    private object?[] Key(RowWrite write) => write.Entity.IsDynamic ? [batch.Tenant.Value, write.Id, write.Entity.Name] : [batch.Tenant.Value, write.Id];

    private static object?[] Version(RowWrite write) => write.Entity.IsPlain ? [] : [write.ExpectedVersion];

    private object?[] Row(object?[] row) => [batch.Tenant.Value, .. row];

    private IEnumerable<object?[]> Versions(RowWrite write)
    {
        for (var i = 0; i < write.History.Count; i++)
        {
            var version = write.History[i];
            var isLast = i == write.History.Count - 1;
            yield return
            [
                batch.Tenant.Value, .. version.Row,
                version.Effective, isLast ? Time.Forever : write.History[i + 1].Effective,
                batch.Recorded, isLast ? Time.Forever : batch.Recorded,
            ];
        }
    }

    private object[] Bind(SqlTemplate template, object?[] values)
    {
        var bound = new object[values.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] = values[i] is { } value ? dialect.ToDatabase(value, template.Parameters[i].Repr) : DBNull.Value;
        }

        return bound;
    }
}
