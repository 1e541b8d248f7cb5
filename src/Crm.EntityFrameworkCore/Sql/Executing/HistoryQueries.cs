using System.Collections.Immutable;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>The queries for versions of records, the four instants of each, then its slots: of one record, of all; and how far a history has come.</summary>
internal static class HistoryQueries
{
    /// <summary>Every version of one record.</summary>
    public static (SqlTemplate Template, Constants Constants) Versions(SqlSchema schema, EntityDefinition entity, TenantId tenant, Guid id)
    {
        var constants = new Constants();
        var (whose, which) = (constants.Add(tenant.Value), constants.Add(id));
        var template = schema.Queries.GetOrAdd(
            new([entity], ['V']),
            static (_, s) => Compile(s.schema, s.entity, s.whose, "", (table, value) => $" AND {table.Id} = {value(s.which, Repr.Id)}"),
            (schema, entity, whose, which));
        return (template, constants);
    }

    /// <summary>Every version of every record, as far as a moment.</summary>
    public static (SqlTemplate Template, Constants Constants) Stream(SqlSchema schema, EntityDefinition entity, TenantId tenant, AsOf? until)
    {
        var constants = new Constants();
        var whose = constants.Add(tenant.Value);
        var effective = until is null ? -1 : constants.Add(until.Effective);
        var known = until?.Known is { } recorded ? constants.Add(recorded) : -1;
        var template = schema.Queries.GetOrAdd(
            new([entity], ['H', effective, known]),
            static (_, s) => Compile(s.schema, s.entity, s.whose, $"{s.schema[s.entity].Id}, ", (_, value) => Until(s.schema, s.effective, s.known, value)),
            (schema, entity, whose, effective, known));
        return (template, constants);
    }

    /// <summary>How many versions there are, how many have ended, and when the last of each was recorded.</summary>
    public static (SqlTemplate Template, Constants Constants) Mark(SqlSchema schema, EntityDefinition entity, TenantId tenant)
    {
        var constants = new Constants();
        var whose = constants.Add(tenant.Value);
        var template = schema.Queries.GetOrAdd(new([entity], ['M']), static (_, s) => CompileMark(s.schema, s.entity, s.whose), (schema, entity, whose));
        return (template, constants);
    }

    private static string Until(SqlSchema schema, int effective, int known, Func<int, Repr, string> value)
    {
        var instant = schema.Dialect.Of(SlotKind.Instant);
        return (effective < 0 ? "" : $" AND {SqlTable.HistoryOnly[0]} <= {value(effective, instant)}") + (known < 0 ? "" : $" AND {SqlTable.HistoryOnly[2]} <= {value(known, instant)}");
    }

    private static SqlTemplate Compile(SqlSchema schema, EntityDefinition entity, int whose, string first, Func<SqlTable, Func<int, Repr, string>, string> which)
    {
        var table = schema[entity];
        var parameters = new ParameterList(schema.Dialect);
        var where = Whose(table, entity, whose, parameters) + which(table, (constant, repr) => parameters.Add(new(ParameterSource.Value, constant, repr)));
        var instant = schema.Dialect.Of(SlotKind.Instant);
        var (from, to, recorded) = (SqlTable.HistoryOnly[0], SqlTable.HistoryOnly[1], SqlTable.HistoryOnly[2]);
        ImmutableArray<Output> outputs = [.. Enumerable.Repeat(instant, 4).Concat(table.Reprs).Select(r => new Output(OutputKind.Value, r))];
        var sql = $"SELECT {string.Join(", ", SqlTable.HistoryOnly.Concat(table.Columns))} FROM {table.History} WHERE {where} ORDER BY {first}{from}, {recorded}, {to}";
        return new(sql, parameters.ToImmutable(), outputs);
    }

    private static SqlTemplate CompileMark(SqlSchema schema, EntityDefinition entity, int whose)
    {
        var table = schema[entity];
        var parameters = new ParameterList(schema.Dialect);
        var instant = schema.Dialect.Of(SlotKind.Instant);
        var (recorded, ended) = (SqlTable.HistoryOnly[2], SqlTable.HistoryOnly[3]);
        var where = Whose(table, entity, whose, parameters);
        var end = $"CASE WHEN {ended} < {parameters.Fixed(Time.Forever, instant)} THEN {ended} END";
        return new(
            $"SELECT count(*), count({end}), max({recorded}), max({end}) FROM {table.History} WHERE {where}",
            parameters.ToImmutable(),
            [new(OutputKind.Value, Repr.Integer), new(OutputKind.Value, Repr.Integer), new(OutputKind.Value, instant), new(OutputKind.Value, instant)]);
    }

    private static string Whose(SqlTable table, EntityDefinition entity, int whose, ParameterList parameters)
    {
        var where = $"{table.Tenant} = {parameters.Add(new(ParameterSource.Value, whose, Repr.Text))}";
        return entity.IsDynamic ? $"{where} AND {table.Columns[EntityDefinition.EntityNameSlot]} = {parameters.Fixed(entity.Name, Repr.Text)}" : where;
    }
}
