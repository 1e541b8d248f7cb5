using System.Collections.Immutable;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>Makes the statements that write.</summary>
internal static class WriteStatements
{
    public static SqlTemplate Get(SqlSchema schema, EntityDefinition entity, WriteStatement kind, IReadOnlyList<int>? ordinals = null)
    {
        var columns = ordinals is null ? "" : WriteShape.ColumnsOf(ordinals);
        return schema.Writes.GetOrAdd(new(entity.Name, kind, columns), static (shape, s) => Make(s.schema, s.schema[s.entity], shape), (schema, entity));
    }

    private static SqlTemplate Make(SqlSchema schema, SqlTable table, WriteShape shape)
    {
        var parameters = new Numbered(schema.Dialect);
        var instant = schema.Dialect.Of(SlotKind.Instant);
        string sql;
        switch (shape.Kind)
        {
            case WriteStatement.Insert or WriteStatement.InsertLists or WriteStatement.Bulk:
                sql = Insert(schema, table.Live, [table.Tenant, .. table.Columns], [Repr.Text, .. table.Reprs], shape.Kind, parameters);
                break;
            case WriteStatement.InsertVersion or WriteStatement.InsertVersionLists or WriteStatement.BulkVersions:
                sql = Insert(schema, table.History!, [table.Tenant, .. table.Columns, .. SqlTable.HistoryOnly], [Repr.Text, .. table.Reprs, instant, instant, instant, instant], shape.Kind, parameters);
                break;
            case WriteStatement.Update:
                var sets = shape.Columns.Select(o => $"{table.Columns[o]} = {parameters.Next(table.Reprs[o])}").ToList();
                if (sets.Count == 0)
                {
                    // Nothing to set, but the version is still to be proved.
                    sets.Add($"{table.Id} = {table.Id}");
                }

                sql = $"UPDATE {table.Live} SET {string.Join(", ", sets)} WHERE {Key(table, parameters, versioned: true)}";
                break;
            case WriteStatement.Delete:
                sql = $"DELETE FROM {table.Live} WHERE {Key(table, parameters, versioned: true)}";
                break;
            default:
                var ends = $"{SqlTable.HistoryOnly[1]} = {parameters.Next(instant)}, {SqlTable.HistoryOnly[3]} = {parameters.Next(instant)}";
                sql = $"UPDATE {table.History} SET {ends} WHERE {Key(table, parameters, versioned: false)} AND {SqlTable.HistoryOnly[1]} = {parameters.Next(instant)}";
                break;
        }

        return new(sql, parameters.ToImmutable(), []);
    }

    private static string Insert(SqlSchema schema, string target, IReadOnlyList<string> columns, IReadOnlyList<Repr> reprs, WriteStatement kind, Numbered parameters)
    {
        if (kind is WriteStatement.InsertLists or WriteStatement.InsertVersionLists)
        {
            parameters.AddLists(reprs);
            return schema.Dialect.InsertLists(target, columns, reprs)!;
        }

        var places = reprs.Select(parameters.Next).ToList();
        return kind is WriteStatement.Bulk or WriteStatement.BulkVersions
            ? schema.Dialect.Bulk(target, columns)
            : $"INSERT INTO {target} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", places)})";
    }

    private static string Key(SqlTable table, Numbered parameters, bool versioned)
    {
        var key = $"{table.Tenant} = {parameters.Next(Repr.Text)} AND {table.Id} = {parameters.Next(Repr.Id)}";
        if (table.Entity.IsDynamic)
        {
            key += $" AND {table.Columns[EntityDefinition.EntityNameSlot]} = {parameters.Next(Repr.Text)}";
        }

        return versioned && !table.Entity.IsPlain ? $"{key} AND {table.Version} = {parameters.Next(Repr.Integer)}" : key;
    }

    /// <summary>Parameters in the order of their places; the writer binds them by place.</summary>
    private sealed class Numbered(SqlDialect dialect)
    {
        private readonly List<ParameterSpec> specs = [];

        public string Next(Repr repr)
        {
            specs.Add(new(ParameterSource.Value, specs.Count, repr));
            return dialect.Placeholder(specs.Count - 1);
        }

        public void AddLists(IEnumerable<Repr> reprs) => specs.AddRange(reprs.Select((r, i) => new ParameterSpec(ParameterSource.List, i, r)));

        public ImmutableArray<ParameterSpec> ToImmutable() => [.. specs];
    }
}
