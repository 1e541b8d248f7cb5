using System.Data.Common;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>
/// Makes the objects that EF's model cannot hold, changes and takes them away, and tells the planner of the tables: in one transaction, under a lock of the database's, so that any number of processes may run it at once.
/// Where everything stands as wanted it only reads.
/// </summary>
internal sealed class ObjectStep(DbContext context)
{
    private readonly CrmDatabaseProvider provider = CrmDatabaseProviders.For(context.Database.ProviderName);
    private readonly CrmSettings settings = context.GetService<CrmSettings>();

    /// <summary>Has exactly the wanted objects stand for <paramref name="part"/>, as the context's options say: makes them, or only looks whether they stand.</summary>
    /// <returns>How many objects were made, changed or taken away.</returns>
    /// <exception cref="CrmException">Objects are missing and may not be made, by option or for lack of rights (<c>crm.configuration</c>).</exception>
    public async Task<int> RunAsync(string part, IReadOnlyList<DatabaseObject> wanted, CancellationToken cancellationToken)
    {
        if (settings.Objects == CrmObjects.Ignore)
        {
            return 0;
        }

        var plan = await PlanAsync(part, wanted, cancellationToken).ConfigureAwait(false);
        if (settings.Objects == CrmObjects.Verify)
        {
            return plan.Missing.Count == 0 ? 0 : throw new CrmException(
                CrmErrors.Configuration,
                $"The database lacks {string.Join(", ", plan.Missing)}: call migrationBuilder.CrmObjects(TargetModel) in a migration, or let ProvisionCrmAsync make them (CrmContextOptions.Objects).");
        }

        try
        {
            var changed = plan.Statements.Count == 0 ? 0 : await WithinAsync(token => ApplyAsync(part, wanted, token), cancellationToken).ConfigureAwait(false);
            await InformPlannerAsync(cancellationToken).ConfigureAwait(false);
            return changed;
        }
        catch (DbException e) when (provider.IsLackOfRights(e))
        {
            throw new CrmException(CrmErrors.Configuration, $"The database user may not make {string.Join(", ", plan.Names)}: run the step once as the owner of the tables.", e);
        }
    }

    /// <summary>The number that a query counts.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken) =>
        (await ReadAsync(sql, static r => r.GetInt64(0), cancellationToken).ConfigureAwait(false))[0];

    /// <summary>After objects, of which indexes may be some, and after migrations, which drop what is known of a table with it.</summary>
    private async Task InformPlannerAsync(CancellationToken cancellationToken)
    {
        var maps = TableMaps.Of(context);
        var tables = settings.Entities.Select(e => maps.Schema[e].Map).SelectMany(m => new[] { m.Table, m.HistoryTable }).OfType<string>().Distinct(StringComparer.Ordinal);
        if (provider.Statistics(tables) is not { } statistics
            || (await CountAsync(provider.FindTable(null, statistics.Table), cancellationToken).ConfigureAwait(false) > 0 && await CountAsync(statistics.Missing, cancellationToken).ConfigureAwait(false) == 0))
        {
            return;
        }

        await WithinAsync(
            async token =>
            {
                foreach (var statement in statistics.Put)
                {
                    await ExecuteAsync(statement, token).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        context.Database.CurrentTransaction is not null
            ? work(cancellationToken)
            : context.Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    var transaction = await context.Database.BeginTransactionAsync(token).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        var done = await work(token).ConfigureAwait(false);
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return done;
                    }
                },
                cancellationToken);

    private async Task<int> ApplyAsync(string part, IReadOnlyList<DatabaseObject> wanted, CancellationToken cancellationToken)
    {
        if (provider.LockObjects is { } wait)
        {
            await ExecuteAsync(wait, cancellationToken).ConfigureAwait(false);
        }

        // Looked at again: whoever held the lock has made them.
        var plan = await PlanAsync(part, wanted, cancellationToken).ConfigureAwait(false);
        foreach (var statement in plan.Statements.Count == 0 ? [] : plan.Statements.Prepend(ObjectLog.Create(ObjectLog.Name(Schema))))
        {
            await ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        return plan.Names.Count;
    }

    private async Task<ObjectPlan> PlanAsync(string part, IReadOnlyList<DatabaseObject> wanted, CancellationToken cancellationToken)
    {
        var table = ObjectLog.Name(Schema);
        var exists = await CountAsync(provider.FindTable(Schema, ObjectLog.Table), cancellationToken).ConfigureAwait(false);
        var standing = exists == 0
            ? []
            : await ReadAsync(ObjectLog.Read(table), static r => new StandingObject(r.GetString(0), r.GetString(1), r.GetString(2), ObjectLog.Drops(r.GetString(3))), cancellationToken).ConfigureAwait(false);
        return new(table, part, wanted, standing);
    }

    private string? Schema => CrmSchema.Of(context.Model);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        await CommandAsync(sql, static (command, token) => command.ExecuteNonQueryAsync(token), cancellationToken).ConfigureAwait(false);

    private Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        CommandAsync(
            sql,
            async (command, token) =>
            {
                var rows = new List<T>();
                var reader = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(token).ConfigureAwait(false))
                    {
                        rows.Add(read(reader));
                    }
                }

                return rows;
            },
            cancellationToken);

    private async Task<T> CommandAsync<T>(string sql, Func<DbCommand, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var command = context.Database.GetDbConnection().CreateCommand();
            await using (command.ConfigureAwait(false))
            {
#pragma warning disable CA2100 // Made of names of the EF model and quoted texts only.
                command.CommandText = sql;
#pragma warning restore CA2100
                command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
                if (context.Database.GetCommandTimeout() is { } seconds)
                {
                    command.CommandTimeout = seconds;
                }

                return await run(command, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
