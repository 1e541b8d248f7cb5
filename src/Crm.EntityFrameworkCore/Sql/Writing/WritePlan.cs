using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>
/// The statements of a batch, in its order. Inserts that follow each other go together by table, where the database takes lists or has a bulk load: no row refers to another by the database's own rules.
/// They are made as they are asked for, so that a large batch is not held twice.
/// </summary>
internal sealed class WritePlan(SqlSchema schema, WriteBatch batch)
{
    private const int ListFrom = 4;
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
            while (end < batch.Rows.Count && batch.Rows[end].Kind == WriteKind.Insert)
            {
                end++;
            }

            foreach (var statement in end == i + 1 ? Singles(write) : Stretch(i, end))
            {
                yield return statement;
            }

            i = end;
        }
    }

    /// <summary>Inserts that follow each other, table by table.</summary>
    private IEnumerable<Statement> Stretch(int start, int end) =>
        Enumerable.Range(start, end - start).Select(i => batch.Rows[i]).GroupBy(w => w.Entity).SelectMany(g => Inserts(g.Key, [.. g]));

    private IEnumerable<Statement> Inserts(EntityDefinition entity, RowWrite[] writes)
    {
        if (!dialect.InsertsTogether)
        {
            return writes.SelectMany(Singles);
        }

        return Together(entity, WriteStatement.Insert, [.. writes.Where(w => !w.HistoryOnly).Select(Row)])
            .Concat(Together(entity, WriteStatement.InsertVersion, [.. writes.SelectMany(Versions)]));
    }

    private IEnumerable<Statement> Singles(RowWrite write)
    {
        if (!write.HistoryOnly)
        {
            yield return Single(write.Entity, WriteStatement.Insert, Row(write));
        }

        for (var i = 0; i < write.History.Count; i++)
        {
            yield return Single(write.Entity, WriteStatement.InsertVersion, Version(write, i));
        }
    }

    private IEnumerable<Statement> Together(EntityDefinition entity, WriteStatement kind, object?[][] rows)
    {
        var isVersion = kind == WriteStatement.InsertVersion;
        var lists = isVersion ? WriteStatement.InsertVersionLists : WriteStatement.InsertLists;
        var table = schema[entity];
        var bulk = new BulkRows(isVersion ? table.History! : table.Live, rows, some => Lists(entity, lists, some));
        if (rows.Length >= dialect.BulkFrom)
        {
            return [new(WriteStatements.Get(schema, entity, isVersion ? WriteStatement.BulkVersions : WriteStatement.Bulk), []) { Bulk = bulk }];
        }

        return rows.Length < ListFrom ? rows.Select(r => Single(entity, kind, r)) : bulk.Listed();
    }

    private Statement Single(EntityDefinition entity, WriteStatement kind, object?[] row)
    {
        var template = WriteStatements.Get(schema, entity, kind);
        return new(template, Bind(template, row));
    }

    private Statement Lists(EntityDefinition entity, WriteStatement kind, object?[][] rows)
    {
        var template = WriteStatements.Get(schema, entity, kind);
        var values = new object[template.Parameters.Length];
        for (var column = 0; column < values.Length; column++)
        {
            var items = new object?[rows.Length];
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

        for (var i = 0; i < write.History.Count; i++)
        {
            yield return Single(write.Entity, WriteStatement.InsertVersion, Version(write, i));
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

    private object?[] Row(RowWrite write)
    {
        var row = new object?[write.Row!.Length + 1];
        row[0] = batch.Tenant.Value;
        write.Row.CopyTo(row, 1);
        return row;
    }

    private IEnumerable<object?[]> Versions(RowWrite write) => Enumerable.Range(0, write.History.Count).Select(i => Version(write, i));

    private object?[] Version(RowWrite write, int place)
    {
        var version = write.History[place];
        var isLast = place == write.History.Count - 1;
        var row = new object?[version.Row.Length + 5];
        row[0] = batch.Tenant.Value;
        version.Row.CopyTo(row, 1);
        row[^4] = version.Effective;
        row[^3] = isLast ? Time.Forever : write.History[place + 1].Effective;
        row[^2] = batch.Recorded;
        row[^1] = isLast ? Time.Forever : batch.Recorded;
        return row;
    }

    /// <summary>The values as the database takes them, in the same array.</summary>
    private object[] Bind(SqlTemplate template, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i] is { } value ? dialect.ToDatabase(value, template.Parameters[i].Repr) : DBNull.Value;
        }

        return values!;
    }
}
