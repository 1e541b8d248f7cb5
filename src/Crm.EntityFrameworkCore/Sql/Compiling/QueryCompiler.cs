using System.Collections.Immutable;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>Turns a query for rows into one statement.</summary>
internal static class QueryCompiler
{
    public static SqlTemplate Compile(SqlSchema schema, RowQuery query, Constants constants)
    {
        var compilation = new Compilation(schema, constants, query);
        var walks = Walks.Of(query, schema.Dialect);
        var (sql, outputs) = Select(compilation, walks[0]);
        if (walks.Count > 1)
        {
            sql = Walks.Merge(compilation, query, [sql, .. walks.Skip(1).Select(w => Select(compilation, w).Sql)]);
        }

        return new(sql, compilation.Parameters.ToImmutable(), outputs) { UsesArithmetic = compilation.UsesArithmetic };
    }

    private static (string Sql, ImmutableArray<Output> Outputs) Select(Compilation compilation, RowQuery query)
    {
        var root = compilation.Open(query.Entity, compilation.IsPast, out var from);
        var conditions = Conditions(compilation, root, query);
        var (columns, outputs) = Columns(compilation, root, query);
        var keys = query.Order.Select(k => (Value: root.Compared(k.Value), k.Descending)).ToList();
        if (!query.IsTotal)
        {
            keys.Add((new SqlValue(root.Id, Repr.Id, false), false));
        }

        if (query.After is { } after)
        {
            conditions.Add(Keyset.After(compilation, keys, after));
        }

        var order = keys.Select(k => Order(compilation.Dialect, k.Value, k.Descending));
        var limit = query.Limit is { } rows ? $" LIMIT {compilation.Constant((long)rows, Repr.Integer)}" : "";
        var hold = compilation.IsPast ? "" : compilation.Dialect.Hold(query.Hold, root.Alias);
        return ($"SELECT {string.Join(", ", columns)} FROM {from}{root.Joins} WHERE {string.Join(" AND ", conditions)} ORDER BY {string.Join(", ", order)}{limit}{hold}", outputs);
    }

    /// <summary>The conditions on the root, each fit to stand between ANDs.</summary>
    public static List<string> Conditions(Compilation compilation, SqlScope root, Source source)
    {
        var conditions = compilation.Rows(root);
        if (compilation.Visible(root, source.Restriction) is { } visible)
        {
            conditions.Add(visible);
        }

        if (source.Where is { } where and not CheckedTruth { Value: true })
        {
            conditions.Add(root.Condition(where));
        }

        return conditions;
    }

    /// <summary>A sort key with its direction, nulls last. Where there can be no nulls nothing is said of them, so that an index serves.</summary>
    public static string Order(SqlDialect dialect, SqlValue key, bool descending) =>
        $"{key.Sql}{(descending ? " DESC" : "")}{(key.MayBeNull ? dialect.NullsLast(descending) : "")}";

    private static (IReadOnlyList<string> Columns, ImmutableArray<Output> Outputs) Columns(Compilation compilation, SqlScope root, RowQuery query)
    {
        if (query.Columns.Count == 0)
        {
            var table = compilation.Table(query.Entity);
            return ([.. query.Entity.Slots.Select(root.Column)], [.. table.Reprs.Select(r => new Output(OutputKind.Value, r))]);
        }

        var values = query.Columns.Select(root.Shown).ToList();
        return ([.. values.Select(v => v.Sql)], [.. values.Select(v => new Output(OutputKind.Value, v.Repr))]);
    }
}
