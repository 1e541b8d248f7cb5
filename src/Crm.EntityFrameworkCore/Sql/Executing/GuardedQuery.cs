using System.Data.Common;
using System.Runtime.CompilerServices;
using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>
/// A query that the database answers within row-level security: in one trip it is told whose rows are meant and then asked. Both are one transaction, with whose end the database forgets it.
/// </summary>
internal sealed class GuardedQuery(SqlSchema schema, ISqlConnection session)
{
    public async IAsyncEnumerable<object?[]> StreamAsync(SqlTemplate template, Constants constants, Whose whose, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.Transaction = session.Transaction;
                if (session.CommandTimeout is { } seconds)
                {
                    batch.Timeout = seconds;
                }

                Add(batch, schema.Guard!, whose.Values);
                Add(batch, template, [.. template.Parameters.Select(p => Binding.Value(p, constants, schema.Dialect))]);
                if (template.IsHot())
                {
                    await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
                }

                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return RowReader.Read(reader, template.Outputs, constants, schema.Dialect);
                    }
                }
            }
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    private void Add(DbBatch batch, SqlTemplate template, object[] values) => batch.BatchCommands.Add(BatchCommands.Make(batch, template, values, schema.Dialect));
}
