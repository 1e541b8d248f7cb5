using Crm.Activities;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <content>What cards may say, and what becomes of scores when they say something else.</content>
public abstract partial class ScoreConformance<TFixture>
{
    [Fact]
    public async Task A_card_that_is_changed_scores_what_is_there_already()
    {
        var contact = await ContactAsync("Head of Sales");
        await As(null).Administration.ProvisionAsync(Org.North, t => t.ScoreCard("contact", "fit", c => c.Points("any", 7, "lastName is not null")).ScoreCard("account", "size", c => c.Points("big", 3, "employees > 100")));
        await RefreshAsync();
        Assert.Equal((7m, null), await ScoreAsync(contact));
        var acme = await AccountAsync();
        await ChangeAsync(acme, a => a.Employees = 500);
        Assert.Equal(3m, (await Boss().Query<Account>().Select("score.size").PageAsync(1)).Rows[0]["score.size"]);
    }

    [Theory]
    [InlineData("nam = 'x'", "no field 'nam'")]
    [InlineData("name", "no condition")]
    [InlineData("score.fit > 1", "not made of scores")]
    [InlineData("owner = me", "me")]
    [InlineData("(", "rule")]
    public async Task A_card_that_is_not_right_is_refused_when_it_is_provisioned(string when, string why)
    {
        var error = await RefusedAsync(CrmErrors.Configuration, async () => await As(null).Administration.ProvisionAsync(Org.North, t => t.ScoreCard("contact", "other", c => c.Points("rule", 1, when))));
        Assert.Contains("'other' of 'contact'", error.Message, StringComparison.Ordinal);
        Assert.True(why == "rule" || error.Message.Contains(why, StringComparison.Ordinal), error.Message);
        Assert.Equal((20m, "A"), await ScoreAsync(await ContactAsync("Head of Sales")));
    }

    [Fact]
    public async Task What_else_a_tenant_may_not_say_of_its_scores()
    {
        foreach (var (wrong, why) in new (Action<Tenancy.TenantBuilder> Say, string Why)[]
        {
            (t => t.Feature("deal", "x", "nothing"), "The feature 'x' of 'deal'"),
            (t => t.Feature("deal", "x", "closeDate"), "now - closeDate"),
            (t => t.Feature("product", "x", "name"), "'product' is not scored"),
            (t => t.Feature("deal", "X y", "amount"), "'X y'"),
            (t => t.ScoreModel(Insights.ScoreModelDefinition.Win with { Features = ["moon"] }), "'moon', which is no feature"),
            (t => t.ScoreModel(Insights.ScoreModelDefinition.Win with { Closed = "amount" }), "'amount' is no condition"),
            (t => t.ScoreModel(Insights.ScoreModelDefinition.Win with { Name = "fit" }), "already has a field 'fit'"),
            (t => t.ScoreModel(Insights.ScoreModelDefinition.Win with { Grades = [new("B"), new("A", 1)] }), "from the best down"),
            (t => t.ScoreCard("contact", "twice", c => c.Points("a", 1, "true").Points("a", 2, "true")), "'a'"),
            (t => t.Field(new("score", "mine", Criteria.ValueKind.Text)), "'mine' cannot be added to scores"),
        })
        {
            var error = await RefusedAsync(CrmErrors.Configuration, async () => await As(null).Administration.ProvisionAsync(Org.North, wrong));
            Assert.Contains(why, error.Message, StringComparison.Ordinal);
        }
    }
}
