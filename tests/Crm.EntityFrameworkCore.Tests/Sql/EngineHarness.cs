using Crm.Records;
using Crm.Storage;
using Crm.Testing.Storage;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>The engine alone, on tables made from its dialect, under the conformance suite.</summary>
public abstract class EngineHarness(SqlKind kind) : IStoreHarness
{
    private SqlTestDatabase? database;

    public async ValueTask StartAsync(CrmModel model, CancellationToken cancellationToken) => database = await SqlTestDatabase.CreateAsync(kind, model);

    public ICrmStore NewSession() => database!.NewStore();

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteEngine() : EngineHarness(SqlKind.Sqlite);

public sealed class PostgreSqlEngine() : EngineHarness(SqlKind.PostgreSqlIcu);
