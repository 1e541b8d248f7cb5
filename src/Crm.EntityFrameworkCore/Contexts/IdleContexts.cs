using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>
/// Contexts that no session has at the moment, their connections open: for a database in this process that costs nothing, and the next session finds its statements prepared.
/// Thread-safe.
/// </summary>
internal sealed class IdleContexts : IDisposable
{
    private const int Most = 16;
    private readonly ConcurrentStack<DbContext> idle = new();
    private volatile bool ended;

    /// <summary>One of them; null: there is none.</summary>
    public DbContext? Take() => idle.TryPop(out var context) ? context : null;

    /// <summary>Takes back a context that nothing is under way on.</summary>
    /// <returns>False: it is not wanted any more.</returns>
    public bool Return(DbContext context)
    {
        if (ended || idle.Count >= Most || context.Database.CurrentTransaction is not null)
        {
            return false;
        }

        idle.Push(context);
        if (ended)
        {
            Dispose();
        }

        return true;
    }

    public void Dispose()
    {
        ended = true;
        while (Take() is { } context)
        {
            context.Dispose();
        }
    }
}
