using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Whatever comes in is taken as it is, or refused with a code and a field, and nothing is changed.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class BadInputConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly Dictionary<string, (string Code, Func<CrmSession, ValueTask> Ask)> Questions = new(StringComparer.Ordinal)
    {
        ["unknown entity"] = (CrmErrors.Invalid, async c => await c.Query("nothing").CountAsync()),
        ["empty entity"] = (CrmErrors.Invalid, async c => await c.Query("").CountAsync()),
        ["entity of another case"] = (CrmErrors.Invalid, async c => await c.GetAsync("Account", Guid.Empty)),
        ["unknown field"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("nothing = 1").CountAsync()),
        ["unknown column"] = (CrmErrors.Criteria, async c => await c.Query("account").Select("name; drop table crm_account").PageAsync(1)),
        ["unknown order"] = (CrmErrors.Criteria, async c => await c.Query("account").OrderBy("(select 1)").PageAsync(1)),
        ["unknown group"] = (CrmErrors.Criteria, async c => await c.Query("account").GroupAsync(["1"], ["count"])),
        ["unknown period"] = (CrmErrors.Criteria, async c => await c.Query("deal").GroupAsync(["closeDate by moon"], ["count"])),
        ["period of a text"] = (CrmErrors.Criteria, async c => await c.Query("account").GroupAsync(["name by month"], ["count"])),
        ["unknown measure"] = (CrmErrors.Criteria, async c => await c.Query("deal").GroupAsync([], ["median(amount)"])),
        ["measure of a text"] = (CrmErrors.Criteria, async c => await c.Query("deal").GroupAsync([], ["sum(name)"])),
        ["no measure"] = (CrmErrors.Criteria, async c => await c.Query("deal").GroupAsync([], [])),
        ["broken measure"] = (CrmErrors.Criteria, async c => await c.Query("deal").GroupAsync([], ["sum(amount"])),
        ["broken condition"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("name = 'x").CountAsync()),
        ["number for a text"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("name = 1").CountAsync()),
        ["missing parameter"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("name = $x").CountAsync()),
        ["parameter of another type"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("name = $x").Parameter("x", 1).CountAsync()),
        ["parameter of no type"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("name = $x").Parameter("x", new object()).CountAsync()),
        ["too many decimals to compare with"] = (CrmErrors.Criteria, async c => await c.Query("deal").Where("amount > 1.23456").CountAsync()),
        ["NUL to compare with"] = (CrmErrors.Criteria, async c => await c.Query("account").Where("name = $x").Parameter("x", "a\0b").CountAsync()),
        ["page of nothing"] = (CrmErrors.Invalid, async c => await c.Query("account").PageAsync(0)),
        ["page beyond the limit"] = (CrmErrors.Invalid, async c => await c.Query("account").PageAsync(1_001)),
        ["moment before the calendar"] = (CrmErrors.Invalid, async c => await c.Query("account").AsOf(NodaTime.Instant.MinValue).PageAsync(1)),
        ["moment after the calendar"] = (CrmErrors.Invalid, async c => await c.Query("account").AsOf(NodaTime.Instant.MaxValue).PageAsync(1)),
        ["date before the calendar"] = (CrmErrors.Invalid, async c => await c.Query("account").AsOf(new NodaTime.LocalDate(1, 1, 1)).PageAsync(1)),
        ["date after the calendar"] = (CrmErrors.Invalid, async c => await c.Query("account").AsOf(new NodaTime.LocalDate(9999, 12, 31)).PageAsync(1)),
        ["unknown id"] = (CrmErrors.NotFound, async c => await c.GetAsync("account", Guid.Empty)),
        ["unknown id for its history"] = (CrmErrors.NotFound, async c => await c.HistoryAsync("account", Guid.Empty)),
        ["unknown id to restore"] = (CrmErrors.NotFound, async c => await c.RestoreAsync("account", Guid.Empty)),
        ["record of a typed entity by name"] = (CrmErrors.Invalid, async c => await c.AddAsync("account")),
        ["record of another session"] = (CrmErrors.Invalid, c => { c.Delete(new Account()); return default; }
        ),
        ["owner of reference data"] = (CrmErrors.Invalid, c => { c.Assign(c.Add(new Product { Name = "x" }), null); return default; }
        ),
        ["unknown stage"] = (CrmErrors.NotPermitted, async c => await c.MoveAsync(c.Add(new Deal { Name = "x" }), "none")),
        ["stage it stands in"] = (CrmErrors.NotPermitted, async c => await c.MoveAsync(c.Add(new Deal { Name = "x" }), "new")),
    };

    private static readonly Dictionary<string, (string Field, string Code, Action<Account> Change)> Values = new(StringComparer.Ordinal)
    {
        ["no name"] = ("name", "required", a => a.Name = ""),
        ["null name"] = ("name", "required", a => a.Name = null!),
        ["long name"] = ("name", "too_long", a => a.Name = new string('x', 201)),
        ["NUL"] = ("name", "not_a_text", a => a.Name = "a\0b"),
        ["high surrogate"] = ("industry", "not_a_text", a => a.Industry = "a\ud800b"),
        ["low surrogate"] = ("externalId", "not_a_text", a => a.ExternalId = "\udc00"),
        ["decimals"] = ("revenue", "too_many_decimals", a => a.Revenue = 1.00001m),
        ["large number"] = ("revenue", "out_of_range", a => a.Revenue = decimal.MaxValue),
        ["no choice"] = ("tier", "not_a_choice", a => a.Set(SessionModel.Tier, "bronze")),
        ["unknown parent"] = ("parent", "not_found", a => a.ParentId = new(Guid.Empty)),
    };

    public static TheoryData<string> QuestionNames { get; } = [.. Questions.Keys];

    public static TheoryData<string> ValueNames { get; } = [.. Values.Keys];

    public static TheoryData<string> Cursors { get; } = ["", "x", "!!!", "e30", "W10", "bnVsbA", new string('A', 10_000), "\ud800", "WyJhIl0=", "eyJhIjoxfQ"];

    [Theory]
    [MemberData(nameof(QuestionNames))]
    public async Task A_bad_question_is_refused_with_its_code(string name)
    {
        var (code, ask) = Questions[name];
        await RefusedWithoutTraceAsync(code, () => ask(Boss()));
    }

    [Theory]
    [MemberData(nameof(ValueNames))]
    public async Task A_bad_value_is_refused_by_field_new_or_changed(string name)
    {
        var (field, code, change) = Values[name];
        var id = await AccountAsync();
        var crm = Boss();
        change(await crm.LoadForChangeAsync(id));
        var changed = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        crm = Boss();
        change(crm.Add(new Account { Name = "Other" }));
        var added = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.All(new[] { changed, added }, e => Assert.Equal((field, code), (Assert.Single(e.Fields).Field, e.Fields[0].Code)));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "", Industry = new string('x', 101) });
        crm.Add(new Deal { Name = new string('x', 201) });
        Assert.Equal(["name", "industry", "name"], (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields.Select(f => f.Field));
    }

    [Theory]
    [MemberData(nameof(Cursors))]
    public async Task A_malformed_cursor_is_refused(string cursor)
    {
        await AccountAsync();
        await RefusedAsync(CrmErrors.InvalidCursor, async () => await Boss().Query<Account>().OrderBy("createdAt").PageAsync(1, cursor));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("900000000000000000")]
    [InlineData("-9223372036854775808")]
    [InlineData("\"2026\"")]
    [InlineData("[]")]
    [InlineData("1.5")]
    public async Task A_forged_cursor_is_refused(string value)
    {
        await AccountAsync();
        await AccountAsync("B");
        var crm = Boss();
        var cursor = (await crm.Query<Account>().OrderBy("createdAt").PageAsync(1)).Next!;
        var json = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=')));
        var parts = json.Trim('[', ']').Split(',');
        foreach (var forged in new[] { $"[{parts[0]},{value},{parts[2]}]", $"[{parts[0]},{parts[1]},{value}]", $"[{parts[0]},{parts[1]},null]", $"[{parts[0]},{parts[1]}]" })
        {
            var text = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(forged));
            await RefusedAsync(CrmErrors.InvalidCursor, async () => await crm.Query<Account>().OrderBy("createdAt").PageAsync(1, text));
        }
    }

    [Fact]
    public async Task A_cursor_of_another_order_or_entity_is_refused()
    {
        await AccountAsync();
        await AccountAsync("B");
        var crm = Boss();
        var cursor = (await crm.Query<Account>().OrderBy("name").PageAsync(1)).Next;
        await RefusedAsync(CrmErrors.InvalidCursor, async () => await crm.Query<Account>().OrderBy("name desc").PageAsync(1, cursor));
        await RefusedAsync(CrmErrors.InvalidCursor, async () => await crm.Query<Deal>().OrderBy("name").PageAsync(1, cursor));
        Assert.Single((await crm.Query<Account>().OrderBy("name").PageAsync(1, cursor)).Rows);
    }

    [Fact]
    public async Task Whatever_well_formed_text_comes_back_as_it_was()
    {
        string[] texts = ["' or 1=1 --", "\"; drop table", "%_\\", "\u0001\u001f\u007f", "İıßẞ", "e\u0301 é", "\ud83d\ude00", "\uffff\ufdd0", " lead and trail ", "\r\n\t", "=1+1", "null", "{{x}}"];
        var crm = Boss();
        foreach (var text in texts)
        {
            var account = crm.Add(new Account { Name = text, Industry = text, ExternalId = text });
            await crm.SaveAsync();
            var row = await crm.GetAsync(account.Id);
            Assert.Equal([text, text, text], [row["name"], row["industry"], row["externalId"]]);
            Assert.Equal(1, await crm.Query<Account>().Where("externalId = $t and name = $t").Parameter("t", text).CountAsync());
        }
    }
}
