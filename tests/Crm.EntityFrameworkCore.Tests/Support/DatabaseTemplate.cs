using System.Collections.Concurrent;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A database that is made once and copied for each test. A copy that a test gives back serves another.</summary>
/// <param name="database">Which.</param>
/// <param name="make">Makes it of an empty one. When it is done, nobody may be at work on it.</param>
internal sealed class DatabaseTemplate(Database database, Func<TestDatabase, Task> make)
{
    private readonly ConcurrentBag<TestDatabase> free = [];
    private readonly Lazy<Task<TestDatabase>> made = new(async () =>
    {
        var template = await TestDatabase.CreateAsync(database);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DeleteFile();
        await make(template);
        await template.KeepRowsAsync();
        return template;
    });

    public async Task<TestDatabase> CopyAsync(CancellationToken cancellationToken) =>
        free.TryTake(out var given) ? given : await (await made.Value).CopyAsync(cancellationToken);

    public async ValueTask TakeBackAsync(TestDatabase? copy)
    {
        if (copy is null)
        {
            return;
        }

        if (await copy.TryRestoreRowsAsync())
        {
            free.Add(copy);
        }
        else
        {
            await copy.DisposeAsync();
        }
    }
}
