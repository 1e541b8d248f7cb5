using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>Turns a query for groups into one statement.</summary>
internal static class AggregateCompiler
{
    /// <param name="schema">Where everything lies.</param>
    /// <param name="query">The query.</param>
    /// <param name="constants">Its values.</param>
    /// <param name="splitSums">Whether sums are taken in two parts: for the rare ones that are too big to be taken in one.</param>
    public static SqlTemplate Compile(SqlSchema schema, AggregateQuery query, Constants constants, bool splitSums)
    {
        var compilation = new Compilation(schema, constants, query);
        var root = compilation.Open(query.Entity, compilation.IsPast, out var from);
        var conditions = QueryCompiler.Conditions(compilation, root, query);
        List<string> columns = [];
        List<string> groups = [];
        List<string> order = [];
        List<Output> outputs = [];
        foreach (var key in query.Keys)
        {
            var (group, shown, output) = Key(compilation, root, key);
            groups.Add(group.Sql);
            columns.Add(shown);
            outputs.Add(output);
            order.Add(QueryCompiler.Order(schema.Dialect, group, descending: false));
        }

        foreach (var measure in query.Measures)
        {
            AddMeasure(schema.Dialect, root, measure, splitSums, columns, outputs);
        }

        var sql = $"SELECT {string.Join(", ", columns)} FROM {from}{root.Joins} WHERE {string.Join(" AND ", conditions)}";
        if (groups.Count > 0)
        {
            sql += $" GROUP BY {string.Join(", ", groups)} ORDER BY {string.Join(", ", order)}";
        }

        return new(sql, compilation.Parameters.ToImmutable(), [.. outputs]) { UsesArithmetic = compilation.UsesArithmetic };
    }

    private static (SqlValue Group, string Shown, Output Output) Key(Compilation compilation, SqlScope root, GroupKey key)
    {
        var value = root.Compared(key.Value);
        if (key.Bucket is { } bucket)
        {
            var number = Period(compilation, value, bucket.Starts);
            return (new(number, Repr.Integer, true), number, new(OutputKind.Period, Repr.Integer, compilation.Position(bucket.Starts)));
        }

        if (key.Value is { Kind: ValueKind.Text, TextRule: TextRule.Folded })
        {
            return (value, $"MIN({root.Shown(key.Value).Sql})", new(OutputKind.Value, Repr.Text));
        }

        return (value, value.Sql, new(OutputKind.Value, value.Repr));
    }

    private static void AddMeasure(SqlDialect dialect, SqlScope root, Measure measure, bool splitSums, List<string> columns, List<Output> outputs)
    {
        var filter = measure.Where is { } where ? $" FILTER (WHERE {root.Condition(where)})" : "";
        if (splitSums && measure is { Function: RollupFunction.Sum, Operand: { } operand } && root.Compared(operand) is var summed && dialect.SumOverflows(summed.Repr))
        {
            columns.Add($"COALESCE(SUM({summed.Sql} / 10000){filter}, 0)");
            columns.Add($"COALESCE(SUM({summed.Sql} % 10000){filter}, 0)");
            outputs.Add(new(OutputKind.SplitSum, summed.Repr));
            return;
        }

        var value = root.Aggregate(measure.Function, measure.Operand, filter);
        columns.Add(value.Sql);
        outputs.Add(new(OutputKind.Value, value.Repr));
    }

    /// <summary>The number of a period, from 1: by the database's own search, or by a tree of CASEs that finds one of 400 days in nine steps.</summary>
    private static string Period(Compilation compilation, SqlValue value, Sequence<object> starts)
    {
        if (starts.Count == 0)
        {
            // No period: PostgreSQL neither groups nor sorts by a plain NULL.
            return "NULLIF(0, 0)";
        }

        if (compilation.Dialect.PeriodNumber(value.Sql, compilation.Constant(starts, value.Repr, ParameterSource.List)) is { } number)
        {
            return number;
        }

        string Start(int period) => compilation.Constant(starts, value.Repr, ParameterSource.Item, period);

        string Search(int first, int last)
        {
            if (first == last)
            {
                return (first + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            var middle = (first + last + 1) / 2;
            return $"CASE WHEN {value.Sql} < {Start(middle)} THEN {Search(first, middle - 1)} ELSE {Search(middle, last)} END";
        }

        return $"CASE WHEN {value.Sql} >= {Start(0)} THEN {Search(0, starts.Count - 1)} END";
    }
}
