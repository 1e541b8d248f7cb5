using System.Data.Common;
using Crm.EntityFrameworkCore.Sql;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>The engine on a connection of its own, with the least of what makes it a store.</summary>
internal sealed class SqlTestStore : ICrmStore, ISqlConnection
{
    private readonly DbConnection connection;
    private readonly SqlStoreEngine engine;
    private int openings;

    public SqlTestStore(SqlSchema schema, DbConnection connection)
    {
        this.connection = connection;
        engine = new(schema, this);
    }

    public DbTransaction? Transaction { get; private set; }

    public int? CommandTimeout => null;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (openings == 0)
        {
            await connection.OpenAsync(cancellationToken);
        }

        openings++;
        return connection;
    }

    public async ValueTask CloseAsync()
    {
        if (--openings == 0)
        {
            await connection.CloseAsync();
        }
    }

    public ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        StorageErrors.GuardAsync(() => engine.QueryAsync(query, cancellationToken));

    public IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, CancellationToken cancellationToken) => engine.StreamAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken) =>
        StorageErrors.GuardAsync(() => engine.AggregateAsync(query, cancellationToken));

    public ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        StorageErrors.GuardAsync(() => engine.HistoryAsync(entity, tenant, id, cancellationToken));

    public IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, CancellationToken cancellationToken) =>
        engine.StreamHistoryAsync(entity, tenant, until, cancellationToken);

    public ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken) =>
        StorageErrors.GuardAsync(() => engine.MarkHistoryAsync(entity, tenant, cancellationToken));

    public async ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (Transaction is { } outer)
        {
            var name = $"s{openings}";
            await outer.SaveAsync(name, cancellationToken);
            openings++;
            try
            {
                var inner = await work(cancellationToken);
                await outer.ReleaseAsync(name, cancellationToken);
                return inner;
            }
            catch
            {
                await outer.RollbackAsync(name, CancellationToken.None);
                throw;
            }
            finally
            {
                openings--;
            }
        }

        await OpenAsync(cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            Transaction = transaction;
            var result = await StorageErrors.GuardAsync(() => work(cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            Transaction = null;
            await CloseAsync();
        }
    }

    public async ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) =>
        await InTransactionAsync(
            async token =>
            {
                await engine.WriteAsync(batch, token);
                return true;
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken) =>
        StorageErrors.GuardAsync(() => engine.ClaimEventsAsync(outbox, claimant, now, lease, max, cancellationToken));

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
