using System.Data.Common;
using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.EntityFrameworkCore.Sql.Searching;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>Runs the statements of a batch: many in one trip where the provider can, else one after the other with kept commands.</summary>
internal sealed class BatchWriter(SqlSchema schema, ISqlConnection session)
{
    private const int TripUpTo = 200;

    public async ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(new WritePlan(schema, batch).Statements().Concat(new IndexPlan(schema, batch).Statements()), batch.Tenant, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (schema.Dialect.FindUniqueViolation(e) is { } violation)
        {
            throw Duplicates.Explain(schema, batch, violation, e);
        }
    }

    /// <summary>Runs statements, one after the other.</summary>
    public async ValueTask RunAsync(IEnumerable<Statement> statements, Whose whose, CancellationToken cancellationToken)
    {
        var connection = await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await (connection.CanCreateBatch ? TripsAsync(connection, statements, whose, cancellationToken) : SinglesAsync(connection, statements, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task SinglesAsync(DbConnection connection, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        var commands = Commands.Of(connection);
        foreach (var statement in statements)
        {
            var command = commands.Take(statement.Template, schema.Dialect, connection, session);
            try
            {
                for (var i = 0; i < statement.Values.Length; i++)
                {
                    command.Parameters[i].Value = statement.Values[i];
                }

                Check(statement, await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                commands.Return(statement.Template, command);
            }
        }
    }

    private async Task TripsAsync(DbConnection connection, IEnumerable<Statement> statements, Whose whose, CancellationToken cancellationToken)
    {
        foreach (var trip in statements.Chunk(TripUpTo))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                await TripAsync(batch, trip, whose, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TripAsync(DbBatch batch, Statement[] trip, Whose whose, CancellationToken cancellationToken)
    {
        batch.Transaction = session.Transaction;
        if (session.CommandTimeout is { } seconds)
        {
            batch.Timeout = seconds;
        }

        var hot = true;
        var first = 0;
        if (schema.Guard is { } guard)
        {
            batch.BatchCommands.Add(BatchCommands.Make(batch, guard, whose.Values, schema.Dialect));
            first = 1;
        }

        foreach (var statement in trip)
        {
            batch.BatchCommands.Add(BatchCommands.Make(batch, statement.Template, statement.Values, schema.Dialect));
            hot &= statement.Template.IsHot();
        }

        if (hot)
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < trip.Length; i++)
        {
            Check(trip[i], batch.BatchCommands[first + i].RecordsAffected);
        }
    }

    private static void Check(Statement statement, int affected)
    {
        if (statement.Guarded is { } write && affected == 0)
        {
            throw CrmException.Conflict(write.Entity.Name, write.Id);
        }
    }
}
