using System.Collections.Immutable;
using Crm.Changes;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;
using NodaTime;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>
/// Claims due events with one statement. Of each record only the first waiting event can be claimed, and rows that another relay is just claiming
/// are passed over, so relays neither queue for each other nor change the order of a record's events.
/// </summary>
internal static class OutboxClaim
{
    public static (SqlTemplate Template, Constants Constants) Make(SqlSchema schema, EntityDefinition outbox, string claimant, Instant now, Instant lease, int max)
    {
        var constants = new Constants();
        var (who, at, until, rows) = (constants.Add(claimant), constants.Add(now), constants.Add(lease), constants.Add((long)max));
        var shape = new QueryShape([outbox], ['O', who, at, until, rows]);
        var template = schema.Queries.GetOrAdd(shape, static (_, s) => Compile(s.schema, s.outbox, s.who, s.at, s.until, s.rows), (schema, outbox, who, at, until, rows));
        return (template, constants);
    }

    private static SqlTemplate Compile(SqlSchema schema, EntityDefinition outbox, int who, int at, int until, int rows)
    {
        var table = schema[outbox];
        var instant = schema.Dialect.Of(SlotKind.Instant);
        var parameters = new ParameterList(schema.Dialect);
        string Column(string property) => table.Columns[outbox.Slots.First(s => s.Property == property).Ordinal];
        string Value(int constant, Repr repr) => parameters.Add(new(ParameterSource.Value, constant, repr));

        var waiting = parameters.Fixed(OutboxStates.Waiting, Repr.Text);
        var (state, record, sequence) = (Column(nameof(OutboxEntry.State)), Column(nameof(OutboxEntry.RecordId)), Column(nameof(OutboxEntry.Sequence)));
        var (due, leased) = (Column(nameof(OutboxEntry.DueAt)), Column(nameof(OutboxEntry.LeaseUntil)));
        var earlier = $"SELECT 1 FROM {table.Live} AS e WHERE e.{table.Tenant} = o.{table.Tenant} AND e.{record} = o.{record} AND e.{state} = {waiting} "
            + $"AND (e.{sequence} < o.{sequence} OR (e.{sequence} = o.{sequence} AND e.{table.Id} < o.{table.Id}))";
        var claimable = $"SELECT o.{table.Tenant}, o.{table.Id} FROM {table.Live} AS o WHERE o.{state} = {waiting} AND o.{due} <= {Value(at, instant)} AND o.{leased} <= {Value(at, instant)} "
            + $"AND NOT EXISTS ({earlier}) ORDER BY o.{Column(nameof(OutboxEntry.OccurredAt))}, o.{table.Id} LIMIT {Value(rows, Repr.Integer)}{schema.Dialect.SkipLocked}";
        var sql = $"UPDATE {table.Live} SET {Column(nameof(OutboxEntry.Claimant))} = {Value(who, Repr.Text)}, {leased} = {Value(until, instant)} "
            + $"WHERE ({table.Tenant}, {table.Id}) IN ({claimable}) RETURNING {string.Join(", ", table.Columns)}, {table.Tenant}";
        ImmutableArray<Output> outputs = [.. table.Reprs.Append(Repr.Text).Select(r => new Output(OutputKind.Value, r))];
        return new(sql, parameters.ToImmutable(), outputs);
    }
}
