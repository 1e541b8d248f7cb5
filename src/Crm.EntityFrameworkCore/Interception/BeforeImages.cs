using System.Collections.Concurrent;
using System.Reflection;
using Crm.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>Reads what stands in the database of the records that a save is about to change: what a tracked object was attached with is no evidence.</summary>
internal static class BeforeImages
{
    private const int Chunk = 500;

    private static readonly MethodInfo LoadOne = typeof(BeforeImages).GetMethod(nameof(LoadAsync), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly ConcurrentDictionary<Type, Func<DbContext, IReadOnlyList<Guid>, CancellationToken, Task<Dictionary<Guid, Record>>>> Loaders = new();

    /// <summary>The records of that type and those ids, of the tenant the context is bound to.</summary>
    public static Task<Dictionary<Guid, Record>> OfAsync(DbContext context, Type type, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        Loaders.GetOrAdd(type, static t => LoadOne.MakeGenericMethod(t).CreateDelegate<Func<DbContext, IReadOnlyList<Guid>, CancellationToken, Task<Dictionary<Guid, Record>>>>())(context, ids, cancellationToken);

    private static async Task<Dictionary<Guid, Record>> LoadAsync<T>(DbContext context, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        where T : Record<T>
    {
        var records = new Dictionary<Guid, Record>(ids.Count);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var keys = chunk.Select(id => new Id<T>(id)).ToList();
            var query = context.Set<T>().AsNoTracking().Where(r => EF.Parameter(keys).Contains(r.Id)).AsAsyncEnumerable();
            await foreach (var record in query.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                records[record.Key] = record;
            }
        }

        return records;
    }
}
