using System.Transactions;
using Crm.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Tests.Contexts;

/// <summary>What was refused cannot be committed, also where there are no savepoints.</summary>
public sealed class RefusedWorkTests
{
    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_refused_save_dooms_the_ambient_transaction(Database database, bool enlisted)
    {
        if (database == Database.Sqlite)
        {
            return; // Its provider knows no ambient transactions.
        }

        await using var shop = await Shop.OpenAsync(database);
        var (context, session) = shop.Bound();
        await using var disposed = context;
        session.Judge = _ => throw CrmException.Forbidden("no");
        context.Add(shop.New("new"));

        if (enlisted)
        {
            using var transaction = new CommittableTransaction();
            await context.Database.OpenConnectionAsync();
            context.Database.EnlistTransaction(transaction);
            Assert.Equal(CrmErrors.Forbidden, (await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync())).Code);
            Assert.Throws<TransactionAbortedException>(transaction.Commit);
        }
        else
        {
            using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
            Assert.Equal(CrmErrors.Forbidden, (await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync())).Code);
            scope.Complete();
            Assert.Throws<TransactionAbortedException>(scope.Dispose);
        }

        Assert.Equal(0, await shop.EventsAsync());
    }

    [Theory]
    [Databases]
    public async Task A_save_in_an_ambient_transaction_is_part_of_it(Database database)
    {
        if (database == Database.Sqlite)
        {
            return;
        }

        await using var shop = await Shop.OpenAsync(database);
        var (context, _) = shop.Bound();
        await using var disposed = context;
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            context.Add(shop.New("new"));
            await context.SaveChangesAsync();
            scope.Complete();
        }

        Assert.Equal(1, await shop.EventsAsync());
    }

    [Theory]
    [Databases]
    public async Task Without_savepoints_a_refused_save_takes_the_whole_transaction_back(Database database)
    {
        await using var shop = await Shop.OpenAsync(database, configure: o => o.ReplaceService<IRelationalTransactionFactory, NoSavepointsFactory>());
        var (context, session) = shop.Bound();
        await using var disposed = context;
        await using var transaction = await context.Database.BeginTransactionAsync();
        context.Orders.Add(new() { Total = 1 });
        await context.SaveChangesAsync();
        session.Judge = _ => throw CrmException.Forbidden("no");
        context.Add(shop.New("new"));

        Assert.Equal(CrmErrors.Forbidden, (await Assert.ThrowsAsync<CrmException>(() => context.SaveChangesAsync())).Code);

        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
        await using var read = shop.Context(Shop.North);
        Assert.Equal((0, 0), (await shop.EventsAsync(), await read.Orders.CountAsync()));
    }

    [Theory]
    [Databases]
    public async Task A_commit_is_not_cancelled(Database kind)
    {
        var commits = new CommitTokens();
        await using var host = await HostedCrm.OpenAsync(kind, pooled: false, o => o.AddInterceptors(commits));
        using var source = new CancellationTokenSource();
        await host.InScopeAsync(async (crm, db) =>
        {
            commits.Cancellable.Clear();
            crm.Add(new Account { Name = "one" });
            await crm.SaveAsync(source.Token);
            db.Add(new Account { Name = "two" });
            await db.SaveChangesAsync(source.Token);
        });

        Assert.Equal([false, false], commits.Cancellable);
    }
}
