using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>
/// The commands of one connection, kept with their parameters and, where the provider can, their plans. A command is taken out while it runs,
/// so one that streams is never run a second time meanwhile. They go when the connection is closed: SQLite's would keep a statement of the closed database,
/// and with it its lock; PostgreSQL's would take a statement of another pooled connection for their own.
/// </summary>
internal sealed class Commands
{
    private const int Capacity = 64;
    private static readonly ConditionalWeakTable<DbConnection, Commands> OfConnections = [];
    private readonly Dictionary<SqlTemplate, DbCommand> idle = [];
    private readonly Dictionary<TripShape, DbBatch> idleTrips = [];

    private Commands(DbConnection connection) => connection.StateChange += (_, change) =>
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            Forget();
        }
    };

    public static Commands Of(DbConnection connection) => OfConnections.GetValue(connection, static c => new(c));

    /// <summary>A command for a statement, with parameters but without values.</summary>
    public DbCommand Take(SqlTemplate template, SqlDialect dialect, DbConnection connection, ISqlConnection session)
    {
        if (template.UsesArithmetic)
        {
            dialect.Arithmetic.Prepare(connection);
        }

        if (!idle.Remove(template, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is made from the model's names and placeholders only.
            command.CommandText = template.Text;
#pragma warning restore CA2100
            for (var i = 0; i < template.Parameters.Length; i++)
            {
                var spec = template.Parameters[i];
                command.Parameters.Add(dialect.CreateParameter(i, spec.Repr, spec.IsList));
            }
        }

        command.Transaction = session.Transaction;
        if (session.CommandTimeout is { } seconds)
        {
            command.CommandTimeout = seconds;
        }

        return command;
    }

    /// <summary>Takes a command back.</summary>
    public void Return(SqlTemplate template, DbCommand command)
    {
        command.Transaction = null;
        if (command.Connection?.State != ConnectionState.Open || idle.Count >= Capacity || !idle.TryAdd(template, command))
        {
            command.Dispose();
        }
    }

    /// <summary>A batch for a trip, with parameters but without values.</summary>
    public DbBatch Take(TripShape shape, SqlDialect dialect, DbConnection connection, ISqlConnection session)
    {
        if (!idleTrips.Remove(shape, out var batch))
        {
            batch = connection.CreateBatch();
            foreach (var template in shape.Templates)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = template.Text;
                for (var i = 0; i < template.Parameters.Length; i++)
                {
                    var spec = template.Parameters[i];
                    command.Parameters.Add(dialect.CreateParameter(i, spec.Repr, spec.IsList));
                }

                batch.BatchCommands.Add(command);
            }
        }

        batch.Transaction = session.Transaction;
        if (session.CommandTimeout is { } seconds)
        {
            batch.Timeout = seconds;
        }

        return batch;
    }

    /// <summary>Takes a batch back.</summary>
    public void Return(TripShape shape, DbBatch batch)
    {
        batch.Transaction = null;
        if (!shape.IsKept || batch.Connection?.State != ConnectionState.Open || idleTrips.Count >= Capacity || !idleTrips.TryAdd(shape, batch))
        {
            batch.Dispose();
        }
    }

    private void Forget()
    {
        foreach (var command in idle.Values)
        {
            command.Dispose();
        }

        foreach (var batch in idleTrips.Values)
        {
            batch.Dispose();
        }

        idleTrips.Clear();
        idle.Clear();
    }
}
