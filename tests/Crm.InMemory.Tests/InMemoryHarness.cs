using Crm.Records;
using Crm.Storage;
using Crm.Testing.Storage;

namespace Crm.InMemory.Tests;

public sealed class InMemoryHarness : IStoreHarness
{
    private readonly InMemoryDatabase database = new();

    public ValueTask StartAsync(CrmModel model, CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

    public ICrmStore NewSession() => database.OpenStore();

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }
}
