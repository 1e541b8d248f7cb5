using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>Retries <see cref="TransientFault"/>, at once.</summary>
internal sealed class RetryingFactory(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
{
    public IExecutionStrategy Create() => new Retrying(dependencies);

    private sealed class Retrying(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, 5, TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TransientFault;
    }
}

internal sealed class TransientFault() : DbException("A fault that goes by.");

/// <summary>Fails the next commits before they reach the database.</summary>
internal sealed class FaultyCommits : DbTransactionInterceptor
{
    public int Next { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Next-- > 0 ? throw new TransientFault() : new(Reset(result));

    private InterceptionResult Reset(InterceptionResult result)
    {
        Next = 0;
        return result;
    }
}

/// <summary>Transactions as of a provider that has no savepoints.</summary>
internal sealed class NoSavepointsFactory(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned) =>
        new NoSavepoints(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);

    private sealed class NoSavepoints(
        IRelationalConnection connection, DbTransaction transaction, Guid id, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool owned, ISqlGenerationHelper sql)
        : RelationalTransaction(connection, transaction, id, logger, owned, sql)
    {
        public override bool SupportsSavepoints => false;
    }
}

/// <summary>Notes whether a commit could be cancelled.</summary>
internal sealed class CommitTokens : DbTransactionInterceptor
{
    public List<bool> Cancellable { get; } = [];

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Cancellable.Add(cancellationToken.CanBeCanceled);
        return new(result);
    }
}
