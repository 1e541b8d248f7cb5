using Crm.Contacts;
using Crm.Queries;

namespace Crm.Testing.Sessions;

/// <summary>Pages over ties, nulls and mixed directions hold every row once, in the order of the whole.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class PagingInSessionConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Theory]
    [InlineData("")]
    [InlineData("employees")]
    [InlineData("employees desc, industry")]
    [InlineData("industry desc, employees asc, name desc")]
    [InlineData("credit, tier desc")]
    [InlineData("parent.name desc, employees")]
    [InlineData("owner.name, deals count desc")]
    [InlineData("subsidiaries count, subsidiaries max(employees) desc")]
    [InlineData("createdAt desc, id desc")]
    public async Task Pages_hold_what_the_whole_holds(string order)
    {
        await FillAsync();
        var query = Boss().Query<Account>().OrderBy(order).Select("id", "name");
        var whole = (await query.PageAsync(1_000)).Rows.Select(r => r["id"]).ToList();
        Assert.Equal(40, whole.Count);
        foreach (var size in new[] { 1, 3, 7, 40, 41 })
        {
            Assert.Equal(whole, await PagesAsync(query, size));
        }
    }

    [Fact]
    public async Task Nulls_come_last_both_ways()
    {
        await FillAsync();
        foreach (var order in new[] { "industry", "industry desc" })
        {
            var values = (await Boss().Query<Account>().OrderBy(order).PageAsync(100)).Rows.Select(r => r["industry"]).ToList();
            Assert.True(values.SkipWhile(v => v is not null).All(v => v is null));
            Assert.Contains(null, values);
        }
    }

    [Fact]
    public async Task A_record_made_or_gone_between_pages_moves_no_other()
    {
        await FillAsync();
        var crm = Boss();
        var query = crm.Query<Account>().OrderBy("name");
        var whole = (await query.PageAsync(100)).Rows.Select(r => (Guid)r["id"]!).ToList();
        var first = await query.PageAsync(10);
        crm.Delete(await crm.LoadForChangeAsync("account", whole[^1]));
        crm.Add(new Account { Name = "0 before all" });
        await crm.SaveAsync();
        Assert.Equal(whole[10..^1], (await query.PageAsync(100, first.Next)).Rows.Select(r => (Guid)r["id"]!));
    }

    private static async Task<List<object?>> PagesAsync(RecordQuery query, int size)
    {
        var rows = new List<object?>();
        string? cursor = null;
        do
        {
            var page = await query.PageAsync(size, cursor);
            Assert.InRange(page.Rows.Count, 1, size);
            rows.AddRange(page.Rows.Select(r => r["id"]));
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }

    private async Task FillAsync()
    {
        var crm = Boss();
        var random = new Random(7);
        Id<Account>? last = null;
        for (var i = 0; i < 40; i++)
        {
            var account = crm.Add(
                new Account
                {
                    Name = random.Next(3) == 0 ? "Same" : $"Name {i % 11}",
                    Industry = random.Next(3) switch { 0 => null, 1 => "retail", _ => "Retail" },
                    Employees = random.Next(3) == 0 ? null : random.Next(4),
                    ParentId = random.Next(2) == 0 ? last : null,
                },
                random.Next(2) == 0 ? Org.Ann : Org.Tom);
            account.Set(SessionModel.Tier, random.Next(3) switch { 0 => null, 1 => "gold", _ => "silver" });
            account.Set(SessionModel.Credit, random.Next(3) == 0 ? null : random.Next(5) / 4m);
            last = account.Id;
        }

        await crm.SaveAsync();
    }
}
