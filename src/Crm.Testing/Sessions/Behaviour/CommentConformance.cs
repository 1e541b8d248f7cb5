using System.Text;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Comments: who said it stays, only they change it, and whom they mention is told once.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class CommentConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task The_author_is_who_saves_it_and_changes_are_dated()
    {
        var id = await AccountAsync(owner: Org.Ann);
        Fixture.Give("Rep");
        var ann = As(Org.Ann).Crm;
        var comment = await ann.CommentAsync(await ann.LoadForChangeAsync(id), "First");
        await ann.SaveAsync();
        Assert.Equal((Org.Ann, null), (comment.AuthorId, comment.EditedAt));
        comment.Body = "Second";
        await ann.SaveAsync();
        Assert.Equal(Fixture.Clock.GetCurrentInstant(), comment.EditedAt);
        var system = await SystemAsync();
        var said = await system.CommentAsync(await system.LoadForChangeAsync(id), "By the system");
        await system.SaveAsync();
        Assert.Null(said.AuthorId);
    }

    [Fact]
    public async Task Only_the_author_changes_it_and_who_may_change_the_record_deletes_it()
    {
        var id = await AccountAsync(owner: Org.Flo);
        Fixture.Give("Read:All");
        var (ann, boss) = (As(Org.Ann).Crm, Boss());
        var mine = await ann.CommentAsync(await ann.LoadForChangeAsync(id), "Ann's");
        await ann.SaveAsync();
        var bosses = await boss.CommentAsync(await boss.LoadForChangeAsync(id), "Boss's");
        await boss.SaveAsync();

        (await boss.LoadForChangeAsync(mine.Id)).Body = "Put into her mouth";
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => boss.SaveAsync());
        boss.DiscardChanges();
        (await ann.LoadForChangeAsync(bosses.Id)).Body = "Put into their mouth";
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => ann.SaveAsync());
        ann.DiscardChanges();
        ann.Delete(await ann.LoadForChangeAsync(bosses.Id));
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => ann.SaveAsync());
        ann.DiscardChanges();

        var own = await ann.LoadForChangeAsync(mine.Id);
        own.Body = "Ann's own";
        await ann.SaveAsync();
        var another = await ann.CommentAsync(await ann.LoadForChangeAsync(id), "Another");
        await ann.SaveAsync();
        ann.Delete(another);
        await ann.SaveAsync();
        boss.Delete(await boss.LoadForChangeAsync(mine.Id));
        await boss.SaveAsync();
        Assert.Equal(1, await boss.Query<Comment>().CountAsync());
    }

    [Fact]
    public async Task Mentions_follow_the_text_and_each_is_told_once()
    {
        var crm = Boss();
        var comment = await crm.CommentAsync(crm.Add(new Account { Name = "Acme" }), $"Ask {Mention(Org.Ann)} and {Mention(Org.Ann)}, not @[x](y) or @[{Org.Tom}");
        await crm.SaveAsync();
        Assert.Equal([Org.Ann], await MentionedAsync());
        comment.Body = $"Ask {Mention(Org.Ann)} and {Mention(Org.Tom)}";
        await crm.SaveAsync();
        Assert.Equal(new[] { Org.Ann, Org.Tom }.Order(), (await MentionedAsync()).Order());
        comment.Body = $"Ask {Mention(Org.Tom)}";
        await crm.SaveAsync();
        Assert.Equal([Org.Tom], await MentionedAsync());
        Assert.Equal([(comment.Id, Org.Ann), (comment.Id, Org.Tom)], await ToldAsync());
        crm.Delete(comment);
        await crm.SaveAsync();
        Assert.Empty(await MentionedAsync());
    }

    [Fact]
    public async Task Who_cannot_be_mentioned_refuses_the_comment_and_what_is_repaired_tells_only_what_it_says()
    {
        var crm = Boss();
        var comment = await crm.CommentAsync(crm.Add(new Account { Name = "Acme" }), $"{Mention(Org.Ann)} {Mention(Org.Ivo)} {Mention(IdGenerator.FromName<User>("nobody"))}");
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(["inactive_user", "unknown_user"], error.Fields.Select(f => f.Code).Order(StringComparer.Ordinal));
        comment.Body = Mention(Org.Tom);
        await crm.SaveAsync();
        Assert.Equal([(comment.Id, Org.Tom)], await ToldAsync());
        Assert.Equal([Org.Tom], await MentionedAsync());
    }

    [Fact]
    public async Task A_mention_shows_nothing_to_who_may_not_see_the_record()
    {
        var id = await AccountAsync(owner: Org.Flo);
        var crm = Boss();
        await crm.CommentAsync(await crm.LoadForChangeAsync(id), $"{Mention(Org.Ann)} see");
        await crm.SaveAsync();
        Fixture.Give("Rep");
        var ann = As(Org.Ann).Crm;
        Assert.Equal((0, 0), (await ann.Query<Comment>().CountAsync(), await ann.Query<Mention>().CountAsync()));
        var payload = Assert.Single((await StoredAsync<OutboxEntry>("outbox")).Where(e => e.Type == CommentMentioned.EventName)).Payload;
        Assert.DoesNotContain("see", payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_text_is_a_comment_or_refused_by_type()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme" });
        await crm.SaveAsync();
        var random = new Random(7);
        var parts = new[] { "@[", "](", ")", Org.Ann.ToString(), "\n", "]", "x", "@", Org.Tom.ToString("N", null) };
        for (var i = 0; i < 60; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(1, 14); n > 0; n--)
            {
                text.Append(parts[random.Next(parts.Length)]);
            }

            await crm.CommentAsync(acme, text.ToString());
        }

        await crm.SaveAsync();
        Assert.Equal(60, await crm.Query<Comment>().CountAsync());
        Assert.All(await MentionedAsync(), u => Assert.Equal(Org.Ann, u));
    }

    private static string Mention(Id<User> user) => $"@[Some one]({user})";

    private async Task<List<Id<User>>> MentionedAsync() => [.. (await StoredAsync<Mention>("mention")).Select(m => m.UserId!.Value)];

    private async Task<List<(Id<Comment>, Id<User>)>> ToldAsync()
    {
        var told = (await StoredAsync<OutboxEntry>("outbox")).Where(e => e.Type == CommentMentioned.EventName).OrderBy(e => e.Sequence);
        return [.. told.Select(e => System.Text.Json.JsonDocument.Parse(e.Payload).RootElement).Select(e => (new Id<Comment>(e.GetProperty("commentId").GetGuid()), new Id<User>(e.GetProperty("userId").GetGuid())))];
    }
}
