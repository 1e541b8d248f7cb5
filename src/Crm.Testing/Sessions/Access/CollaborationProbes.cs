using System.Collections.Concurrent;
using System.Text;
using Crm.Activities;
using Crm.Collaboration;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>The ways to move an activity, and to hang something on a record or take it off.</summary>
internal static class CollaborationProbes
{
    /// <summary>The file that somebody put at an account; another world has other ids.</summary>
    private static readonly ConcurrentDictionary<Guid, Id<AttachedFile>> FileOf = new();

    public static IReadOnlyList<WriteProbe> All { get; } =
    [
        Moving("complete an activity", "CompleteAsync(Activity, String, Nullable<Instant>)", (crm, task) => crm.CompleteAsync(task)),
        Moving("cancel an activity", "CancelAsync(Activity, String)", (crm, task) => crm.CancelAsync(task)),
        Moving("move an activity", "TransitionAsync(Activity, String, String, Nullable<Instant>)", (crm, task) => crm.TransitionAsync(task, "start")),
        Moving("reopen an activity", "ReopenAsync(Activity)", (crm, task) => crm.ReopenAsync(task)) with { Before = (crm, t) => TaskAsync(crm, t, task => crm.CompleteAsync(task)) },
        new("tag", ["CrmSession.TagAsync(Record, String)", WriteProbe.Save], Right.Write, (crm, t) => AccountAsync(crm, t, async a => await crm.TagAsync(a, "vip"))) { Also = [Right.Create] },
        new("untag", ["CrmSession.UntagAsync(Record, String)"], Right.Write, (crm, t) => AccountAsync(crm, t, async a => await crm.UntagAsync(a, "vip")))
        {
            Before = (crm, t) => AccountAsync(crm, t, async a => await crm.TagAsync(a, "vip")),
        },
        new("follow", ["CrmSession.FollowAsync(Record, Nullable<Id<User>>)"], Right.Read, (crm, t) => AccountAsync(crm, t, async a => await crm.FollowAsync(a))),
        new("have another follow", ["CrmSession.FollowAsync(Record, Nullable<Id<User>>)"], Right.Write, (crm, t) => AccountAsync(crm, t, async a => await crm.FollowAsync(a, Org.Tom))),
        new("unfollow", ["CrmSession.UnfollowAsync(Record, Nullable<Id<User>>)"], Right.Read, (crm, t) => AccountAsync(crm, t, async a => await crm.UnfollowAsync(a)))
        {
            Before = (crm, t) => AccountAsync(crm, t, async a => await crm.FollowAsync(a, Org.Ann)),
        },
        new("have another unfollow", ["CrmSession.UnfollowAsync(Record, Nullable<Id<User>>)"], Right.Write, (crm, t) => AccountAsync(crm, t, async a => await crm.UnfollowAsync(a, Org.Tom)))
        {
            Before = (crm, t) => AccountAsync(crm, t, async a => await crm.FollowAsync(a, Org.Tom)),
        },
        new("comment", ["CrmSession.CommentAsync(Record, String)"], Right.Read, (crm, t) => AccountAsync(crm, t, async a => await crm.CommentAsync(a, "Hm."))),
        new("attach", ["CrmSession.AttachAsync(Record, String, String, Stream)"], Right.Write, (crm, t) => AccountAsync(crm, t, async a => await AttachAsync(crm, a))),
        new("open a file", ["CrmSession.OpenFileAsync(Id<AttachedFile>)"], Right.Read, async (crm, t) =>
        {
            await using var bytes = await crm.OpenFileAsync(FileOf.GetValueOrDefault(t.Account.Value, new(t.Account.Value)));
            Assert.Equal("bytes", await new StreamReader(bytes).ReadToEndAsync());
        })
        {
            Before = (crm, t) => AccountAsync(crm, t, async a => FileOf[t.Account.Value] = (await AttachAsync(crm, a)).Id),
        },
    ];

    private static WriteProbe Moving(string name, string entry, Func<CrmSession, Activity, ValueTask> move) =>
        new(name, ["CrmSession." + entry, WriteProbe.Save], Right.Write, (crm, t) => TaskAsync(crm, t, task => move(crm, task)));

    private static async Task TaskAsync(CrmSession crm, Target target, Func<Activity, ValueTask> act)
    {
        await act(await crm.LoadForChangeAsync(target.Task));
        await crm.SaveAsync();
    }

    private static async Task AccountAsync(CrmSession crm, Target target, Func<Record, ValueTask> act)
    {
        await act(await crm.LoadForChangeAsync(target.Account));
        await crm.SaveAsync();
    }

    private static ValueTask<AttachedFile> AttachAsync(CrmSession crm, Record record) =>
        crm.AttachAsync(record, "a.txt", "text/plain", new MemoryStream(Encoding.UTF8.GetBytes("bytes")));
}
