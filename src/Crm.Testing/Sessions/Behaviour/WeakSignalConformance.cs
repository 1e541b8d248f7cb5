using Crm.Contacts;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Records;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Weak signals: found where something is less than usual and not by chance, of what whoever asks may see.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class WeakSignalConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly CustomFieldDefinition Grade = new("survey", "grade", ValueKind.Decimal);
    private static readonly CustomFieldDefinition Day = new("survey", "day", ValueKind.Date);
    private static readonly CustomFieldDefinition Of = new("survey", "account", ValueKind.Id) { Target = "account", Inverse = "surveys", OnDelete = OnDelete.Recycle };

    private Instant Now => Fixture.Clock.GetCurrentInstant();

    private protected override void Compose(CrmBuilder crm) => crm
        .Entity(new DynamicEntity("survey"), Grade, Day, Of)
        .WeakSignal(new WeakSignal("less_content", "account", "surveys", "day") { Value = "grade" });

    [Fact]
    public async Task Who_buys_less_than_usual_is_found_with_the_numbers_that_say_so()
    {
        var crm = Boss();
        var (fading, steady, young) = (crm.Add(new Account { Name = "Fading" }), crm.Add(new Account { Name = "Steady" }), crm.Add(new Account { Name = "Young" }));
        for (var days = 100; days <= 460; days += 15)
        {
            await SignalScene.WonAsync(crm, Now, fading, days);
        }

        for (var days = 5; days <= 455; days += 15)
        {
            await SignalScene.WonAsync(crm, Now, steady, days);
        }

        await SignalScene.WonAsync(crm, Now, young, 120);
        await SignalScene.WonAsync(crm, Now, young, 100);
        await crm.SaveAsync();

        var report = Assert.Single(await Boss().Signals.WeakAsync("buys_less"));
        var found = Assert.Single(report.Found);
        Assert.Equal((fading.Id.Value, "Fading", 0.0), (found.Record, found.Name, found.Recent));

        // 24 in the 365 days before the last 90 (the deal of 460 days ago lies before those): P(0 of 24) = (365 / 455)^24.
        Assert.Equal(24 * 90 / 365.0, found.Expected, 9);
        Assert.Equal(Math.Pow(365.0 / 455, 24), found.Chance, 1e-9);
        Assert.Contains("0 in 90 days", found.Reason, StringComparison.Ordinal);
        Assert.Equal(2, report.Tested);
        Assert.Equal(0.02, report.ByChance, 9);
    }

    [Fact]
    public async Task Who_answers_less_than_usual_is_found()
    {
        var crm = Boss();
        var (quiet, loud) = (crm.Add(new Account { Name = "Quiet" }), crm.Add(new Account { Name = "Loud" }));
        for (var days = 95; days <= 440; days += 15)
        {
            await SignalScene.AnswerAsync(crm, Now, quiet.Id, days);
            await SignalScene.AnswerAsync(crm, Now, loud.Id, days);
            await SignalScene.AnswerAsync(crm, Now, loud.Id, days - 93);

            // What we said ourselves is no answer.
            await SignalScene.AnswerAsync(crm, Now, quiet.Id, days - 93, "out");
        }

        await crm.SaveAsync();
        Assert.Equal(["Quiet"], Assert.Single(await Boss().Signals.WeakAsync("answers_less")).Found.Select(w => w.Name));
    }

    [Fact]
    public async Task Who_is_less_content_is_found_by_a_plugins_records()
    {
        var crm = Boss();
        var (sour, sweet) = (crm.Add(new Account { Name = "Sour" }), crm.Add(new Account { Name = "Sweet" }));
        var today = Now.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;
        foreach (var (account, days, grade) in new[] { (sour, 300, 9m), (sour, 250, 8m), (sour, 200, 9.5m), (sour, 60, 3m), (sour, 40, 2m), (sour, 10, 4m), (sweet, 300, 7m), (sweet, 250, 8m), (sweet, 200, 6m), (sweet, 60, 7m), (sweet, 40, 8m), (sweet, 0, 6.5m) })
        {
            var survey = await crm.AddAsync("survey");
            (survey[Grade], survey[Day], survey[Of]) = (grade, today.PlusDays(-days), account.Id.Value);
        }

        await crm.SaveAsync();
        var report = Assert.Single(await Boss().Signals.WeakAsync("less_content"));
        var found = Assert.Single(report.Found);
        Assert.Equal(("Sour", 3.0), (found.Name, found.Recent));
        Assert.Equal(26.5 / 3, found.Expected, 1e-9);
        Assert.InRange(found.Chance, 0.0003, 0.003);
        Assert.Equal(2, report.Tested);
    }

    [Fact]
    public async Task Nobody_sees_more_by_them_than_otherwise()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Anns" }, Org.Ann);
        for (var days = 100; days <= 460; days += 15)
        {
            await SignalScene.WonAsync(crm, Now, account, days, owner: days < 280 ? Org.Ann : Org.Flo);
        }

        await crm.SaveAsync();
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var own = Assert.Single(await As(Org.Ann).Crm.Signals.WeakAsync("buys_less"));
        Assert.True(own.Found.All(w => w.Expected < 6), "what others sold counts for them alone");
        Assert.Empty(Assert.Single(await As(Org.Tom).Crm.Signals.WeakAsync("buys_less")).Found);
        Fixture.Give();
        Assert.Empty((await As(Org.Ann).Crm.Signals.WeakAsync()).SelectMany(r => r.Found));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().Signals.WeakAsync("unheard_of"));
        Assert.Empty((await Boss(Org.South).Signals.WeakAsync()).SelectMany(r => r.Found));
    }

    [Theory]
    [InlineData("Buys", "deals", "closedAt")]
    [InlineData("buys", "sales", "closedAt")]
    [InlineData("buys", "deals", "closed")]
    public async Task What_is_not_right_is_refused_when_it_is_provisioned(string name, string relation, string at)
    {
        var administration = As(null).Administration;
        var error = await Assert.ThrowsAsync<CrmException>(async () => await administration.ProvisionAsync(Org.North, t => t.WeakSignal(new WeakSignal(name, "account", relation, at))));
        Assert.Contains(error.Code, new[] { CrmErrors.Configuration, CrmErrors.Criteria });
        Assert.NotEmpty(await Boss().Signals.WeakAsync());
    }
}
