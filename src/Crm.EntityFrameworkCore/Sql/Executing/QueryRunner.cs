using System.Data.Common;
using System.Runtime.CompilerServices;
using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>Runs a statement that returns rows.</summary>
internal sealed class QueryRunner(SqlDialect dialect, ISqlConnection session)
{
    /// <summary>All rows of a statement that also writes: in the session's transaction, else in one of its own where the database needs one for that.</summary>
    public async ValueTask<List<object?[]>> ChangeAsync(SqlTemplate template, Constants constants, CancellationToken cancellationToken)
    {
        if (session.Transaction is not null || !dialect.ReturningNeedsTransaction)
        {
            return await RunAsync(template, constants, cancellationToken).ConfigureAwait(false);
        }

        var connection = await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var rows = await RunAsync(template, constants, cancellationToken, transaction).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return rows;
            }
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>All rows.</summary>
    public async ValueTask<List<object?[]>> RunAsync(SqlTemplate template, Constants constants, CancellationToken cancellationToken, DbTransaction? transaction = null)
    {
        var connection = await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var commands = Commands.Of(connection);
            var command = commands.Take(template, dialect, connection, session);
            command.Transaction = transaction ?? session.Transaction;
            try
            {
                var rows = new List<object?[]>();
                var reader = await ExecuteAsync(command, template, constants, cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        rows.Add(RowReader.Read(reader, template.Outputs, constants, dialect));
                    }
                }

                return rows;
            }
            finally
            {
                commands.Return(template, command);
            }
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The rows one by one, as the database gives them.</summary>
    public async IAsyncEnumerable<object?[]> StreamAsync(SqlTemplate template, Constants constants, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var commands = Commands.Of(connection);
            var command = commands.Take(template, dialect, connection, session);
            try
            {
                var reader = await ExecuteAsync(command, template, constants, cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        // A provider that has the row at hand already does not look.
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return RowReader.Read(reader, template.Outputs, constants, dialect);
                    }
                }
            }
            finally
            {
                commands.Return(template, command);
            }
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<DbDataReader> ExecuteAsync(DbCommand command, SqlTemplate template, Constants constants, CancellationToken cancellationToken)
    {
        Binding.Bind(command, template, constants, dialect);
        if (template.IsHot())
        {
            await dialect.PrepareAsync(command, cancellationToken).ConfigureAwait(false);
        }

        return await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
    }
}
