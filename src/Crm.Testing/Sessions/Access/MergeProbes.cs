using System.Collections.Concurrent;
using Crm.Bulk;
using Crm.Contacts;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Merges need the right to change what stays and to delete what goes; what may not be seen is neither.</summary>
internal static class MergeProbes
{
    /// <summary>The merge that somebody made of a target and a record of their own; another world has other ids.</summary>
    private static readonly ConcurrentDictionary<Guid, Guid> MergeOf = new();

    public static IReadOnlyList<WriteProbe> All { get; } =
    [
        new("merge another into it", ["Merges.MergeAsync(String, Guid, IReadOnlyList<Guid>, MergeChoices)"], Right.Write, async (crm, t) =>
            await crm.Merges.MergeAsync("account", t.Account.Value, [await OwnAsync(crm)]))
        { Also = [Right.Create, Right.Delete], MakesItsOwn = true },
        new("merge it into another", ["Merges.MergeAsync<T>(Id<T>, IReadOnlyList<Id<T>>, MergeChoices)"], Right.Delete, async (crm, t) =>
            await crm.Merges.MergeAsync(new Id<Account>(await OwnAsync(crm)), [t.Account]))
        { Also = [Right.Create, Right.Write], MakesItsOwn = true },
        new("merge a group", ["Merges.MergeAllAsync(String, IReadOnlyList<MergeGroup>, BulkOptions)"], Right.Write, async (crm, t) =>
        {
            try
            {
                await crm.Merges.MergeAllAsync("account", [new(t.Account.Value, [await OwnAsync(crm)])]);
            }
            catch (BulkRefusedException e)
            {
                throw new CrmException(e.Refused[0].Code, e.Refused[0].Message) { Fields = e.Refused[0].Fields };
            }
        })
        { Also = [Right.Create, Right.Delete], MakesItsOwn = true },
        new("undo a merge", ["Merges.UndoAsync(Guid)"], Right.Write, async (crm, t) => await crm.Merges.UndoAsync(MergeOf.GetValueOrDefault(t.Account.Value, t.Account.Value)))
        {
            Also = [Right.Delete],
            Before = async (crm, t) => MergeOf[t.Account.Value] = (await crm.Merges.MergeAsync("account", t.Account.Value, [await OwnAsync(crm)])).Id,
        },
    ];

    public static IReadOnlyList<ReadProbe> Reading { get; } =
    [
        new("preview of a merge", ["Merges.PreviewAsync(String, Guid, IReadOnlyList<Guid>, MergeChoices)"], true, async (crm, entity, id) =>
        {
            var others = (await crm.Query(entity).Where("id != $id").Parameter("id", id).PageAsync(1)).Rows;
            return others.Count == 1 && await IsFoundAsync(async () => await crm.Merges.PreviewAsync(entity, id, [(Guid)others[0]["id"]!]));
        }),
        new("who is like it", ["Duplicates.FindAsync(String, Guid)"], true, (crm, entity, id) => IsFoundAsync(async () => await crm.Duplicates.FindAsync(entity, id))),
        new("where an id leads", ["Merges.ResolveAsync(String, Guid)"], true, (crm, entity, id) => IsFoundAsync(async () => await crm.Merges.ResolveAsync(entity, id))),
        new("lineage", ["Merges.LineageAsync(String, Guid)"], true, (crm, entity, id) => IsFoundAsync(async () => await crm.Merges.LineageAsync(entity, id))),
    ];

    private static async Task<Guid> OwnAsync(CrmSession crm)
    {
        var own = crm.Add(new Account { Name = "New" });
        await crm.SaveAsync();
        return own.Key;
    }

    private static async Task<bool> IsFoundAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (CrmException e) when (e.Code == CrmErrors.NotFound)
        {
            return false;
        }
    }
}
