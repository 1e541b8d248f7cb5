using Crm.Activities;
using Crm.Collaboration;
using Crm.Contacts;

namespace Crm.Testing.Sessions;

/// <summary>Tags and followers: made on first use, there once, taken off again; on one record each.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class TagAndFollowerConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_tag_is_made_on_first_use_and_is_the_same_whatever_its_case()
    {
        var crm = Boss();
        var (acme, task) = (crm.Add(new Account { Name = "Acme" }), crm.Add(new Activity { Subject = "It" }));
        await crm.TagAsync(acme, "  Größe ");
        await crm.TagAsync(acme, "GRÖSSE");
        await crm.TagAsync(acme, "größe");
        await crm.TagAsync(task, "GRößE");
        await crm.SaveAsync();
        await crm.TagAsync(acme, "Größe");
        await crm.SaveAsync();
        Assert.Equal(["GRÖSSE", "Größe"], (await StoredAsync<Tag>("tag")).Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(2L, (await crm.Query<Account>().Select("id", "tags count").PageAsync(1)).Rows[0]["tags count"]);
        Assert.Equal(1, await crm.Query<Account>().Where("tags any (tag.name = 'größe')").CountAsync());
        Assert.Equal(1, await crm.Query<Activity>().Where("tags any (tag.name = 'größe')").CountAsync());
        Assert.Equal(1L, (await crm.GetAsync(acme.Id))["version"]);
    }

    [Fact]
    public async Task A_tag_is_taken_off_and_put_back_within_a_save_and_between_saves()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme" });
        await crm.TagAsync(acme, "vip");
        await crm.UntagAsync(acme, "VIP");
        await crm.UntagAsync(acme, "nothing");
        await crm.SaveAsync();
        Assert.Equal(0, await crm.Query("tagging").CountAsync());
        for (var i = 0; i < 2; i++)
        {
            await crm.TagAsync(acme, "vip");
            await crm.SaveAsync();
            await crm.UntagAsync(acme, "vip");
            await crm.TagAsync(acme, "vip");
            await crm.SaveAsync();
            Assert.Equal(1, await crm.Query("tagging").CountAsync());
            await crm.UntagAsync(acme, "vip");
            await crm.SaveAsync();
            Assert.Equal(0, await crm.Query("tagging").CountAsync());
        }
    }

    [Fact]
    public async Task Two_who_tag_or_follow_at_once_leave_one()
    {
        var id = await AccountAsync();
        var crm = Boss();
        await crm.TagAsync(await crm.LoadForChangeAsync(await AccountAsync("Other")), "vip");
        await crm.SaveAsync();
        var (one, other) = (As(Org.Boss).Crm, As(Org.Boss).Crm);
        foreach (var session in new[] { one, other })
        {
            var account = await session.LoadForChangeAsync(id);
            await session.TagAsync(account, "vip");
            await session.FollowAsync(account);
        }

        await one.SaveAsync();
        await RefusedWithoutTraceAsync(CrmErrors.Duplicate, () => other.SaveAsync());
    }

    [Fact]
    public async Task A_tag_that_is_deleted_comes_off_and_what_a_deleted_record_had_comes_back_with_it()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme" });
        await crm.TagAsync(acme, "vip");
        var lasting = await crm.TagAsync(acme, "lasting");
        await crm.FollowAsync(acme);
        await crm.SaveAsync();
        crm.Delete(await crm.LoadForChangeAsync((await StoredAsync<Tag>("tag")).Single(t => t.Name == "vip").Id));
        await crm.SaveAsync();
        crm.Delete(acme);
        await crm.SaveAsync();
        Assert.Equal((0, 0), (await crm.Query("tagging").CountAsync(), await crm.Query("follower").CountAsync()));
        await crm.RestoreAsync("account", acme.Id.Value);
        await crm.SaveAsync();
        Assert.Equal(lasting.Id.Value, Assert.Single((await crm.Query("tagging").PageAsync(10)).Rows)["tag"]);
        Assert.Equal(1, await crm.Query("follower").CountAsync());
    }

    [Fact]
    public async Task Who_follows_a_record_is_asked_by_the_record()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme" });
        await crm.FollowAsync(acme);
        await crm.FollowAsync(acme);
        await crm.FollowAsync(acme, Org.Tom);
        await crm.SaveAsync();
        await crm.FollowAsync(acme, Org.Tom);
        await crm.SaveAsync();
        var rows = (await crm.Query("follower").Where("account = $id").Parameter("id", acme.Id.Value).PageAsync(10)).Rows;
        Assert.Equal(new[] { Org.Boss.Value, Org.Tom.Value }.Order(), rows.Select(r => (Guid)r["user"]!).Order());
        await crm.UnfollowAsync(acme, Org.Tom);
        await crm.SaveAsync();
        Assert.Equal(1, await crm.Query<Account>().Where("followers any (user = me)").CountAsync());
        Assert.Equal(1, await crm.Query("follower").CountAsync());
    }

    [Fact]
    public async Task Who_is_not_active_or_not_there_does_not_follow_and_the_system_follows_nothing()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme" });
        await crm.SaveAsync();
        foreach (var user in new[] { Org.Ivo, IdGenerator.FromName<Tenancy.User>("nobody") })
        {
            await crm.FollowAsync(acme, user);
            Assert.Equal("inactive", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields[0].Code);
            crm.DiscardChanges();
            acme = await crm.LoadForChangeAsync(acme.Id);
        }

        var system = await SystemAsync();
        var loaded = await system.LoadForChangeAsync(acme.Id);
        await RefusedAsync(CrmErrors.Invalid, () => system.FollowAsync(loaded));
    }

    [Fact]
    public async Task What_hangs_on_records_hangs_on_exactly_one()
    {
        var crm = Boss();
        var (acme, task) = (crm.Add(new Account { Name = "Acme" }), crm.Add(new Activity { Subject = "It" }));
        var comment = crm.Add(new Comment { Body = "Hm." });
        Assert.Equal("one_of", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields[0].Code);
        (comment.AccountId, comment.ActivityId) = (acme.Id, task.Id);
        Assert.Equal("one_of", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields[0].Code);
        comment.ActivityId = null;
        await crm.SaveAsync();
        var visit = await crm.AddAsync("visit");
        Assert.Equal("not_attachable", (await RefusedAsync(CrmErrors.Invalid, async () => await crm.TagAsync(visit, "vip"))).Fields[0].Code);
        Assert.Equal("not_loaded", (await RefusedAsync(CrmErrors.Invalid, async () => await crm.CommentAsync(new Account { Name = "Elsewhere" }, "Hm."))).Fields[0].Code);
        Assert.Equal("not_a_text", (await RefusedAsync(CrmErrors.Invalid, async () => await crm.TagAsync(acme, "a\0"))).Fields[0].Code);
        crm.DiscardChanges();
        acme = await crm.LoadForChangeAsync(acme.Id);
        await crm.TagAsync(acme, " ");
        Assert.Equal("required", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields[0].Code);
    }
}
