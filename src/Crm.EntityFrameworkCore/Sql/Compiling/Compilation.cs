using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>The making of one statement: what its parts share.</summary>
internal sealed class Compilation(SqlSchema schema, Constants constants, Source source)
{
    private int aliases;

    public SqlDialect Dialect => schema.Dialect;

    public ParameterList Parameters { get; } = new(schema.Dialect);

    /// <summary>Whether the query looks at a moment of the past.</summary>
    public bool IsPast => source.AsOf is not null;

    /// <summary>Whether the statement has arithmetic, for which some connections must be made ready.</summary>
    public bool UsesArithmetic { get; set; }

    public SqlTable Table(EntityDefinition entity) => schema[entity];

    public string NextAlias() => $"t{aliases++}";

    /// <summary>The placeholder of a constant of the query, standing as its other side does.</summary>
    public string Constant(object value, Repr repr, ParameterSource how = ParameterSource.Value, int item = 0) =>
        Parameters.Add(new(how, Position(value), repr, item));

    public int Position(object value) =>
        constants.Find(value) is var position and >= 0 ? position : throw new InvalidOperationException("The query has a constant that its shape does not know.");

    /// <summary>A scope over a table as it stands, or stood at the moment asked for, and the text that names the table.</summary>
    public SqlScope Open(EntityDefinition entity, bool past, out string from)
    {
        var table = Table(entity);
        past &= table.History is not null;
        var scope = new SqlScope(this, NextAlias(), entity, past);
        from = $"{(past ? table.History : table.Live)} AS {scope.Alias}";
        return scope;
    }

    /// <summary>Which rows of the table are the tenant's, the entity's and the moment's.</summary>
    public List<string> Rows(SqlScope scope)
    {
        var table = Table(scope.Entity);
        List<string> conditions = [$"{scope.Alias}.{table.Tenant} = {Constant(source.Tenant.Value, Repr.Text)}"];
        if (scope.Entity.IsDynamic)
        {
            conditions.Add($"{scope.Alias}.{table.Columns[EntityDefinition.EntityNameSlot]} = {Parameters.Fixed(scope.Entity.Name, Repr.Text)}");
        }

        if (scope.IsPast)
        {
            conditions.AddRange(InForce(scope.Alias, source.AsOf!));
        }

        return conditions;
    }

    /// <summary>What the scope may see of them, judged on the record as it stands today; null: everything.</summary>
    public string? Visible(SqlScope scope, CheckedCriterion? restriction)
    {
        if (restriction is null or CheckedTruth { Value: true })
        {
            return null;
        }

        if (!scope.IsPast)
        {
            return scope.Condition(restriction);
        }

        var today = Open(scope.Entity, past: false, out var from);
        var id = Table(scope.Entity).Id;
        var conditions = Rows(today);
        conditions.Add($"{today.Alias}.{id} = {scope.Alias}.{id}");
        conditions.Add(today.Condition(restriction));
        return $"EXISTS (SELECT 1 FROM {from}{today.Joins} WHERE {string.Join(" AND ", conditions)})";
    }

    private IEnumerable<string> InForce(string alias, AsOf asOf)
    {
        var (from, to, recorded, ended) = (SqlTable.HistoryOnly[0], SqlTable.HistoryOnly[1], SqlTable.HistoryOnly[2], SqlTable.HistoryOnly[3]);
        var effective = Moment(asOf.Effective);
        yield return $"{alias}.{from} <= {effective}";
        if (asOf.Known is { } instant)
        {
            var known = Moment(instant);
            yield return $"{alias}.{recorded} <= {known}";
            yield return $"({alias}.{to} > {effective} OR {alias}.{ended} > {known})";
        }
        else
        {
            yield return $"{alias}.{to} > {effective}";
        }
    }

    private string Moment(Instant instant) => Constant(instant, Dialect.Of(SlotKind.Instant));
}
