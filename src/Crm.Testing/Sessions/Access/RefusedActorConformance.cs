using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Nobody, the inactive and the unknown are refused at every entry point.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RefusedActorConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    public static TheoryData<string> Actors { get; } = ["nobody", "inactive", "unknown", "left"];

    [Theory]
    [MemberData(nameof(Actors))]
    public async Task Who_may_not_act_is_refused_everywhere(string who)
    {
        var account = await AccountAsync();
        var code = who == "nobody" ? CrmErrors.NoScope : CrmErrors.Forbidden;
        var before = await Dump.OfAsync(Fixture);
        foreach (var probe in ReadProbe.All)
        {
            await RefusedAsync(code, async () => await probe.ShowsAsync(Of(who), "account", account.Value));
        }

        var target = new Target(Relation.Own, account, new(account.Value), account.Value, account.Value, new(account.Value));
        foreach (var probe in WriteProbe.All)
        {
            await RefusedAsync(code, async () => await probe.ActAsync(Of(who), target));
        }

        foreach (var (_, _, act) in WriteProbe.Creating)
        {
            await RefusedAsync(code, async () => await act(Of(who), Org.Ann));
        }

        await RefusedAsync(code, async () => await Of(who).PipelinesAsync());
        await RefusedAsync(code, () => Of(who).OpenAsync());
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    private CrmSession Of(string who)
    {
        if (who == "left")
        {
            var acting = As(Org.Ann);
            Fixture.Directory.Snapshot = Org.Snapshot() with { Users = [.. Org.Snapshot().Users.Where(u => u.Id != Org.Ann)] };
            return acting.Crm;
        }

        return As(who switch { "nobody" => null, "inactive" => Org.Ivo, _ => IdGenerator.FromName<Tenancy.User>("stranger") }).Crm;
    }
}
