using System.Collections.Immutable;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>The query for every version of one record: the four instants of each, then its slots.</summary>
internal static class VersionsQuery
{
    public static (SqlTemplate Template, Constants Constants) Make(SqlSchema schema, EntityDefinition entity, TenantId tenant, Guid id)
    {
        var constants = new Constants();
        var (whose, which) = (constants.Add(tenant.Value), constants.Add(id));
        var template = schema.Queries.GetOrAdd(new([entity], ['V']), static (_, s) => Compile(s.schema, s.entity, s.whose, s.which), (schema, entity, whose, which));
        return (template, constants);
    }

    private static SqlTemplate Compile(SqlSchema schema, EntityDefinition entity, int whose, int which)
    {
        var table = schema[entity];
        var parameters = new ParameterList(schema.Dialect);
        var where = $"{table.Tenant} = {parameters.Add(new(ParameterSource.Value, whose, Repr.Text))} AND {table.Id} = {parameters.Add(new(ParameterSource.Value, which, Repr.Id))}";
        if (entity.IsDynamic)
        {
            where += $" AND {table.Columns[EntityDefinition.EntityNameSlot]} = {parameters.Fixed(entity.Name, Repr.Text)}";
        }

        var instant = schema.Dialect.Of(SlotKind.Instant);
        var (from, to, recorded) = (SqlTable.HistoryOnly[0], SqlTable.HistoryOnly[1], SqlTable.HistoryOnly[2]);
        ImmutableArray<Output> outputs = [.. Enumerable.Repeat(instant, 4).Concat(table.Reprs).Select(r => new Output(OutputKind.Value, r))];
        var sql = $"SELECT {string.Join(", ", SqlTable.HistoryOnly.Concat(table.Columns))} FROM {table.History} WHERE {where} ORDER BY {from}, {recorded}, {to}";
        return new(sql, parameters.ToImmutable(), outputs);
    }
}
