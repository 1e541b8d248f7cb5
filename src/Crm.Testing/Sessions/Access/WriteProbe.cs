using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>One way to write: what it does to a record, and the right it needs on it.</summary>
/// <param name="Name">Its name in the matrix.</param>
/// <param name="Entries">The entry points it goes through.</param>
/// <param name="Right">The right it needs on the record.</param>
/// <param name="ActAsync">Loads, changes and saves.</param>
internal sealed record WriteProbe(string Name, IReadOnlyList<string> Entries, Right Right, Func<CrmSession, Target, Task> ActAsync)
{
    internal const string Save = "CrmSession.SaveAsync()";

    /// <summary>So that every upsert of a new record has an id of its own.</summary>
    private static int upserts;

    /// <summary>Rights of unlimited depth that it needs beside the one.</summary>
    public IReadOnlyList<Right> Also { get; init; } = [];

    /// <summary>What somebody who may do everything does first.</summary>
    public Func<CrmSession, Target, Task>? Before { get; init; }

    /// <summary>How a hidden record is refused.</summary>
    public string HiddenCode { get; init; } = CrmErrors.NotFound;

    /// <summary>Whether it saves a record of its own before what may be refused.</summary>
    public bool MakesItsOwn { get; init; }

    public static IReadOnlyList<WriteProbe> All { get; } =
    [
        new("change", ["CrmSession.LoadForChangeAsync<T>(Id<T>)", Save], Right.Write, async (crm, t) =>
        {
            (await crm.LoadForChangeAsync(t.Account)).Industry = "Retail";
            await crm.SaveAsync();
        }),
        new("change from now on", ["CrmSession.SaveAsync(Nullable<Instant>)"], Right.Write, async (crm, t) =>
        {
            (await crm.LoadForChangeAsync(t.Deal)).Name = "Other";
            await crm.SaveAsync(Instant.FromUtc(2026, 3, 2, 9, 0));
        }),
        new("change by name", ["CrmSession.LoadForChangeAsync(String, Guid)", Save], Right.Write, async (crm, t) =>
        {
            ((DynamicRecord)await crm.LoadForChangeAsync("visit", t.Visit))[SessionModel.Topic] = "Other";
            await crm.SaveAsync();
        }),
        new("change what belongs to it", ["CrmSession.LoadForChangeAsync(String, Guid)", Save], Right.Write, async (crm, t) =>
        {
            ((DynamicRecord)await crm.LoadForChangeAsync("note", t.Note))[SessionModel.Body] = "Other";
            await crm.SaveAsync();
        }),
        new("move", ["CrmSession.MoveAsync(Deal, String, String)"], Right.Write, async (crm, t) =>
        {
            await crm.MoveAsync(await crm.LoadForChangeAsync(t.Deal), "talking");
            await crm.SaveAsync();
        }),
        new("delete", ["CrmSession.Delete(Record, Boolean)", Save], Right.Delete, async (crm, t) =>
        {
            crm.Delete(await crm.LoadForChangeAsync(t.Deal));
            await crm.SaveAsync();
        }),
        new("delete for good", ["CrmSession.Delete(Record, Boolean)"], Right.Delete, async (crm, t) =>
        {
            crm.Delete(await crm.LoadForChangeAsync("visit", t.Visit), permanently: true);
            await crm.SaveAsync();
        }),
        new("delete what belongs to it", ["CrmSession.Delete(Record, Boolean)"], Right.Write, async (crm, t) =>
        {
            crm.Delete(await crm.LoadForChangeAsync("note", t.Note));
            await crm.SaveAsync();
        }),
        new("assign", ["CrmSession.Assign(Record, Nullable<Id<User>>)"], Right.Assign, async (crm, t) =>
        {
            var record = await crm.LoadForChangeAsync("visit", t.Visit);
            crm.Assign(record, record.OwnerId == Org.Boss ? Org.Tom : Org.Boss);
            await crm.SaveAsync();
        }),
        .. BulkProbes.All,
        .. DataProbes.Writes,
        new("upsert", ["CrmSession.UpsertAsync<T>(String, Action<T>, Nullable<Id<User>>)"], Right.Write, async (crm, t) =>
        {
            var result = await crm.UpsertAsync<Account>(ExternalId(t), a => a.Industry = "Retail");
            await SaveFoundAsync(crm, result.IsNew);
        })
        { Before = NameAsync },
        new("upsert many", ["CrmSession.UpsertAsync<T>(IReadOnlyList<String>, Action<String, T>, Nullable<Id<User>>)"], Right.Write, async (crm, t) =>
        {
            var results = await crm.UpsertAsync<Account>([ExternalId(t)], (_, a) => a.Industry = "Retail");
            await SaveFoundAsync(crm, results[0].IsNew);
        })
        { Before = NameAsync },
        Sharing("person", "Id<User>", (crm, record) => crm.ShareAsync(record, Org.Bea, [Right.Read])),
        Sharing("team", "Id<Team>", (crm, record) => crm.ShareAsync(record, Org.Blue, [Right.Read])),
        Sharing("unit", "Id<Unit>", (crm, record) => crm.ShareAsync(record, Org.Annex, [Right.Read])),
        Sharing("anything", "Guid", (crm, record) => crm.ShareAsync(record, Org.Bea.Value, [Right.Read], default)),
        .. CollaborationProbes.All,
        .. MergeProbes.All,
        Restoring("restore", "visit"),
        Restoring("restore with what went with it", "deal"),
        new("add what belongs to it", ["CrmSession.AddAsync(String)"], Right.Write, async (crm, t) =>
        {
            (await crm.AddAsync("note"))[SessionModel.Subject] = t.Deal.Value;
            await crm.SaveAsync();
        })
        { HiddenCode = CrmErrors.Invalid },
        new("refer to it", ["CrmSession.Add<T>(T, Nullable<Id<User>>)"], Right.Read, async (crm, t) =>
        {
            crm.Add(new Deal { Name = "New", AccountId = t.Account });
            await crm.SaveAsync();
        })
        { Also = [Right.Create], HiddenCode = CrmErrors.Invalid },
        new("refer to it by a change", [Save], Right.Read, async (crm, t) =>
        {
            var own = crm.Add(new Account { Name = "New" });
            await crm.SaveAsync();
            own.ParentId = t.Account;
            await crm.SaveAsync();
        })
        { Also = [Right.Create, Right.Write], HiddenCode = CrmErrors.Invalid, MakesItsOwn = true },
    ];

    /// <summary>Ways to make a record for somebody: the right to create decides for whom.</summary>
    public static IReadOnlyList<(string Name, string Entry, Func<CrmSession, Id<User>?, Task> ActAsync)> Creating { get; } =
    [
        ("add an account", "CrmSession.Add<T>(T, Nullable<Id<User>>)", async (crm, owner) => await SaveForAsync(crm, crm.Add(new Account { Name = "New" }), owner)),
        ("add a deal", "CrmSession.Add<T>(T, Nullable<Id<User>>)", async (crm, owner) => await SaveForAsync(crm, crm.Add(new Deal { Name = "New" }), owner)),
        ("upsert", "CrmSession.UpsertAsync<T>(String, Action<T>, Nullable<Id<User>>)", async (crm, owner) =>
            await SaveForAsync(crm, (await crm.UpsertAsync<Account>($"new {Interlocked.Increment(ref upserts)}", a => a.Name = "New", owner)).Record, owner)),
        ("add by name", "CrmSession.AddAsync(String)", async (crm, owner) => await SaveForAsync(crm, await crm.AddAsync("visit"), owner)),
        ("insert many", "CrmSession.InsertAsync<T>(IEnumerable<T>, InsertOptions<T>)", async (crm, owner) =>
            await crm.InsertAsync([new Account { Name = "New" }, new Account { Name = "Newer" }], new() { Owner = _ => owner })),
        ("insert a stream", "CrmSession.InsertAsync<T>(IAsyncEnumerable<T>, InsertOptions<T>)", async (crm, owner) =>
            await crm.InsertAsync(new[] { new Deal { Name = "New" }, new Deal { Name = "Newer" } }.ToAsyncEnumerable(), new() { Owner = _ => owner })),
        ("import a deal", "CrmSession.ImportDealAsync(Deal, String, IReadOnlyList<DealStep>)", async (crm, owner) =>
            await SaveForAsync(crm, await crm.ImportDealAsync(new Deal { Name = "Old" }, "Sales", [new(Instant.FromUtc(2025, 1, 1, 0, 0), "new"), new(Instant.FromUtc(2025, 2, 1, 0, 0), "won")]), owner)),
    ];

    private static string ExternalId(Target target) => target.Account.ToString();

    private static async Task NameAsync(CrmSession crm, Target target)
    {
        (await crm.LoadForChangeAsync(target.Account)).ExternalId = ExternalId(target);
        await crm.SaveAsync();
    }

    /// <summary>What an upsert adds was not found; that a hidden id then collides is tested apart.</summary>
    private static async Task SaveFoundAsync(CrmSession crm, bool isNew)
    {
        if (isNew)
        {
            throw CrmException.NotFound("account");
        }

        await crm.SaveAsync();
    }

    private static async Task SaveForAsync(CrmSession crm, Record record, Id<User>? owner)
    {
        crm.Assign(record, owner);
        await crm.SaveAsync();
    }

    private static WriteProbe Restoring(string name, string entity) => new(name, ["CrmSession.RestoreAsync(String, Guid)"], Right.Delete, async (crm, t) =>
    {
        await crm.RestoreAsync(entity, t.Of(entity));
        await crm.SaveAsync();
    })
    {
        Before = async (crm, t) =>
        {
            crm.Delete(await crm.LoadForChangeAsync(entity, t.Of(entity)));
            await crm.SaveAsync();
        },
    };

    private static WriteProbe Sharing(string with, string type, Func<CrmSession, Record, ValueTask> share) => new(
        $"share with a {with}",
        [$"CrmSession.ShareAsync(Record, {type}, IReadOnlyList<Right>)"],
        Right.Share,
        async (crm, t) =>
        {
            await share(crm, await crm.LoadForChangeAsync(t.Account));
            await crm.SaveAsync();
        });
}
