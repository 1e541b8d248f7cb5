using Crm.Activities;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Who sees an activity, and what hangs on it: every way it can stand to a person, against a rule written down plainly. And what taking part lets one change.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ActivityAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly string[] Abouts = ["nothing", "account", "contact", "deal"];

    public static TheoryData<string> Roles { get; } = ["Read:None", "Read:Own", "Read:Team", "Read:All", "Customers", "Blind"];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task An_activity_is_seen_by_its_owners_rights_by_what_it_is_about_and_by_taking_part(string role)
    {
        var cases = await CasesAsync();
        Fixture.Give(role);
        await using var acting = Fixture.As(Org.Ann);
        var crm = acting.Crm;
        var listed = (await crm.Query<Activity>().Select("id").PageAsync(1_000)).Rows.Select(r => (Guid)r["id"]!).ToHashSet();
        var below = new Dictionary<string, HashSet<Guid>>(StringComparer.Ordinal);
        foreach (var entity in new[] { "participant", "comment", "follower", "tagging", "file" })
        {
            below[entity] = [.. (await crm.Query(entity).Select("activity").PageAsync(1_000)).Rows.Select(r => (Guid)r["activity"]!)];
        }

        var mentioned = (await crm.Query("mention").Select("comment.activity.id").PageAsync(1_000)).Rows.Select(r => (Guid)r["comment.activity.id"]!).ToHashSet();
        var wrong = new List<string>();
        foreach (var one in cases)
        {
            var expected = one.IsSeen(role);
            var explained = await Boss().ExplainAccessAsync("activity", one.Id.Value, Org.Ann, Right.Read);
            var seen = (
                listed.Contains(one.Id.Value), await FindsAsync(crm, one.Id), await crm.Query<Activity>().Where("id = $id").Parameter("id", one.Id.Value).CountAsync() == 1,
                below.Values.Count(ids => ids.Contains(one.Id.Value)), mentioned.Contains(one.Id.Value), explained.Allowed);
            if (seen != (expected, expected, expected, expected ? 5 : 0, expected, expected))
            {
                wrong.Add($"{role}, {one}: {seen}, expected {expected}");
            }

            if (role != "Read:All" && explained.Reasons.SingleOrDefault(r => r.Code == "seen_with")?.Grants != one.IsWidened(role))
            {
                wrong.Add($"{role}, {one}: seen_with does not say {one.IsWidened(role)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Seeing_it_by_what_it_is_about_gives_no_right_to_change_it()
    {
        var (task, _) = await TaskAsync();
        Fixture.Give("Read:Own", "Write:Own", "Delete:Own", "Assign:Own", "Share:Own");
        foreach (var change in new Func<CrmSession, Activity, ValueTask>[]
        {
            (_, a) => { a.Subject = "Hers"; return default; },
            (crm, a) => crm.CompleteAsync(a),
            (crm, a) => { crm.Delete(a); return default; },
            (crm, a) => { crm.Assign(a, Org.Ann); return default; },
            (crm, a) => crm.ShareAsync(a, Org.Ann, [Right.Read]),
            async (crm, a) => await crm.TagAsync(a, "old"),
            (crm, a) => { crm.Add(new Participant { ActivityId = a.Id, UserId = Org.Ann }); return default; },
        })
        {
            await using var acting = Fixture.As(Org.Ann);
            await change(acting.Crm, await acting.Crm.LoadForChangeAsync(task));
            await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => acting.Crm.SaveAsync());
        }
    }

    [Fact]
    public async Task One_answers_for_oneself_and_changes_nothing_else_of_it()
    {
        var (task, others) = await TaskAsync();
        Id<Participant> mine;
        var boss = Boss();
        mine = boss.Add(new Participant { ActivityId = task, UserId = Org.Ann }).Id;
        await boss.SaveAsync();
        Fixture.Give("Read:Own", "Write:Own");
        var ann = As(Org.Ann).Crm;
        await ann.RespondAsync(await ann.LoadForChangeAsync(task), "accepted");
        await ann.SaveAsync();
        Assert.Equal("accepted", (await ann.GetAsync(mine))["response"]);
        foreach (var (id, change) in new (Id<Participant>, Action<CrmSession, Participant>)[]
        {
            (mine, (_, p) => p.Role = "organizer"),
            (mine, (_, p) => (p.Response, p.Role) = ("declined", "organizer")),
            (mine, (_, p) => (p.Response, p.UserId) = ("declined", Org.Tom)),
            (mine, (crm, p) => crm.Delete(p)),
            (others, (_, p) => p.Response = "declined"),
        })
        {
            await using var acting = Fixture.As(Org.Ann);
            change(acting.Crm, await acting.Crm.LoadForChangeAsync(id));
            await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => acting.Crm.SaveAsync());
        }

        await ann.RespondAsync(await ann.LoadForChangeAsync(task), "maybe");
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => ann.SaveAsync());
        var flo = As(Org.Flo).Crm;
        var its = await flo.LoadForChangeAsync(task);
        await RefusedAsync(CrmErrors.NotFound, () => flo.RespondAsync(its, "accepted"));
    }

    [Fact]
    public async Task What_is_ones_own_cannot_be_made_anothers()
    {
        var (task, _) = await TaskAsync();
        Fixture.Give("Read:Own");
        var ann = As(Org.Ann).Crm;
        var its = await ann.LoadForChangeAsync(task);
        await ann.FollowAsync(its);
        await ann.SaveAsync();
        var follower = await ann.LoadForChangeAsync(new Id<Follower>((await StoredAsync<Follower>("follower")).Single().Key));
        typeof(Follower).GetProperty(nameof(Follower.UserId))!.SetValue(follower, (Id<User>?)Org.Tom);
        Assert.Equal("fixed", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => ann.SaveAsync())).Fields[0].Code);
        ann.DiscardChanges();
        await ann.FollowAsync(await ann.LoadForChangeAsync(task), Org.Tom);
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => ann.SaveAsync());
        ann.DiscardChanges();
        var comment = await ann.CommentAsync(await ann.LoadForChangeAsync(task), "Mine");
        await ann.SaveAsync();
        typeof(Comment).GetProperty(nameof(Comment.AuthorId))!.SetValue(comment, (Id<User>?)Org.Tom);
        Assert.Equal("fixed", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => ann.SaveAsync())).Fields[0].Code);
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, tenant => tenant
        .Role("Customers", r => r.On("account", read: Depth.All).On("contact", read: Depth.All).On("deal", read: Depth.All).On("activity", read: Depth.Own))
        .Role("Blind", r => r.On("account", read: Depth.All).On("contact", read: Depth.All).On("deal", read: Depth.All)));

    private static async Task<bool> FindsAsync(CrmSession crm, Id<Activity> id)
    {
        try
        {
            await crm.LoadForChangeAsync(id);
            return true;
        }
        catch (CrmException e) when (e.Code == CrmErrors.NotFound)
        {
            return false;
        }
    }

    /// <summary>Flo's task about an account of Ann's, in which Tom takes part.</summary>
    private async Task<(Id<Activity> Task, Id<Participant> Tom)> TaskAsync()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" }, Org.Ann);
        var task = crm.Add(new Activity { Subject = "Flo's", AccountId = account.Id }, Org.Flo);
        var tom = crm.Add(new Participant { ActivityId = task.Id, UserId = Org.Tom });
        await crm.TagAsync(crm.Add(new Account { Name = "Tagged" }), "old");
        await crm.SaveAsync();
        return (task.Id, tom.Id);
    }

    private async Task<List<Case>> CasesAsync()
    {
        var crm = Boss();
        var cases = new List<Case>();
        foreach (var about in Abouts)
        {
            for (var bits = 0; bits < 16; bits++)
            {
                var (mine, aboutMine, isPrivate, takesPart) = ((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0);
                var activity = crm.Add(new Activity { Subject = "It", IsPrivate = isPrivate }, mine ? Org.Ann : Org.Flo);
                var owner = aboutMine ? Org.Ann : Org.Flo;
                switch (about)
                {
                    case "account": activity.AccountId = crm.Add(new Account { Name = "Acme" }, owner).Id; break;
                    case "contact": activity.ContactId = crm.Add(new Contact { LastName = "Lee" }, owner).Id; break;
                    case "deal": activity.DealId = crm.Add(new Deal { Name = "Deal" }, owner).Id; break;
                }

                crm.Add(new Participant { ActivityId = activity.Id, UserId = takesPart ? Org.Ann : Org.Tom });
                await crm.CommentAsync(activity, $"@[Tom]({Org.Tom})");
                await crm.FollowAsync(activity, Org.Tom);
                await crm.TagAsync(activity, "vip");
                await crm.AttachAsync(activity, "a.txt", "text/plain", new MemoryStream([1]));
                cases.Add(new(activity.Id, about, mine, aboutMine, isPrivate, takesPart));
            }
        }

        await crm.SaveAsync();
        return cases;
    }

    /// <summary>One way in which an activity can stand to Ann.</summary>
    private sealed record Case(Id<Activity> Id, string About, bool Mine, bool AboutMine, bool IsPrivate, bool TakesPart)
    {
        public bool IsSeen(string role) => role switch
        {
            "Read:All" => true,
            "Read:None" or "Blind" => false,
            _ => Mine || IsWidened(role),
        };

        public bool IsWidened(string role)
        {
            if (role is "Read:None" or "Blind")
            {
                return false;
            }

            var seesAbout = About != "nothing" && (AboutMine || role == "Customers");
            return TakesPart || (seesAbout && !IsPrivate);
        }
    }
}
