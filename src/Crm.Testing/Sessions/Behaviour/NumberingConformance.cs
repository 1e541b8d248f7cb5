using Crm.Contacts;
using Crm.Extensibility;
using Crm.Numbering;
using Crm.Sales;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Record numbers: each once, none left out, whatever goes on side by side and whatever is taken back.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class NumberingConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const int Writers = 8;
    private const int Saves = 6;

    [Fact]
    public async Task New_records_are_numbered_in_the_order_in_which_they_were_added()
    {
        var crm = Boss();
        var deals = Enumerable.Range(0, 30).Select(i => crm.Add(new Deal { Name = $"{i}" })).ToList();
        var account = crm.Add(new Account { Name = "Acme" });
        await crm.SaveAsync();

        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"D-2026-{i:00000}"), deals.Select(d => d.Number));
        Assert.Equal("2026/03/1", account.Number);
        Assert.Equal(deals[4].Id, Assert.Single((await crm.Query<Deal>().Where("number = 'D-2026-00005'").PageAsync(2)).Rows).GetId<Deal>("id"));
        Assert.Equal("D-2026-00005", Assert.Single(await crm.HistoryAsync(deals[4].Id)).Values["number"]);
        Assert.Equal(30, (await StoredAsync<NumberCounter>("numberCounter")).Single(c => c.Entity == "deal").Last);
    }

    [Fact]
    public async Task A_tenant_without_a_format_has_neither_numbers_nor_counters()
    {
        var crm = Boss(Org.South);
        var deal = crm.Add(new Deal { Name = "Deal" });
        await crm.SaveAsync();
        Assert.Null(deal.Number);
        Assert.Empty(await StoredAsync<NumberCounter>("numberCounter", Org.South));
    }

    [Fact]
    public async Task Many_writers_share_no_number_and_leave_none_out()
    {
        var numbers = (await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))))).SelectMany(n => n).ToList();

        Assert.Equal(Enumerable.Range(1, Writers * Saves * 2).Select(i => $"D-2026-{i:00000}"), numbers.Where(n => n[0] == 'D').Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, Writers * Saves).Select(i => $"2026/03/{i}"), numbers.Where(n => n[0] == '2').OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_save_that_is_taken_back_leaves_no_gap()
    {
        var crm = Boss();
        var deal = crm.Add(new Deal { Name = "Deal" });
        Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "The disk is full.");
        await RefusedWithoutTraceAsync(CrmErrors.Storage, () => crm.SaveAsync());
        Assert.Null(deal.Number);

        var other = Boss();
        var first = other.Add(new Deal { Name = "First" });
        await other.SaveAsync();
        await crm.SaveAsync();
        Assert.Equal(("D-2026-00001", "D-2026-00002"), (first.Number, deal.Number));
    }

    [Fact]
    public async Task A_host_that_rolls_back_takes_the_numbers_back()
    {
        var acting = As(Org.Boss);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await acting.Store.InTransactionAsync<bool>(
            async ct =>
            {
                acting.Crm.Add(new Deal { Name = "One" });
                await acting.Crm.SaveAsync(ct);
                var second = acting.Crm.Add(new Deal { Name = "Two" });
                await acting.Crm.SaveAsync(ct);
                Assert.Equal("D-2026-00002", second.Number);
                throw new InvalidOperationException("The host changes its mind.");
            },
            default));

        Assert.Equal("D-2026-00001", await NumberOfAsync(await DealAsync()));
    }

    [Fact]
    public async Task Counting_starts_again_with_the_period_of_the_tenants_zone()
    {
        await DealAsync();
        await AccountAsync();
        Fixture.Clock.Advance(Instant.FromUtc(2026, 12, 31, 23, 30) - Fixture.Clock.GetCurrentInstant());
        var (account, deal) = (await AccountAsync(), await DealAsync());
        Assert.Equal("2027/01/1", (await Boss().GetAsync(account))["number"]);
        Assert.Equal("D-2027-00001", await NumberOfAsync(deal));
    }

    [Fact]
    public async Task A_number_stays_through_changes_and_the_bin()
    {
        var id = await DealAsync();
        await ChangeAsync(id, d => d.Name = "Other");
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(id));
        await crm.SaveAsync();
        await DealAsync();
        await crm.RestoreAsync("deal", id.Value);
        await crm.SaveAsync();
        Assert.Equal("D-2026-00001", await NumberOfAsync(id));
    }

    [Fact]
    public async Task An_imported_deal_is_numbered_by_the_import_in_all_its_versions()
    {
        var crm = Boss();
        var deal = await crm.ImportDealAsync(new Deal { Name = "Old" }, "Sales", [new(Instant.FromUtc(2025, 1, 1, 0, 0), "new"), new(Instant.FromUtc(2025, 2, 1, 0, 0), "won")]);
        await crm.SaveAsync();
        Assert.All(await crm.HistoryAsync(deal.Id), v => Assert.Equal("D-2026-00001", v.Values["number"]));
    }

    [Fact]
    public async Task A_new_format_numbers_what_comes_after_it()
    {
        var old = await DealAsync();
        await As(Org.Boss).Administration.ProvisionAsync(Org.North, t => t.Number("deal", "{number:000}-{year}"));
        Assert.Equal(("D-2026-00001", "002-2026"), (await NumberOfAsync(old), await NumberOfAsync(await DealAsync())));
    }

    [Fact]
    public async Task Only_what_is_numbered_has_a_format()
    {
        var administration = As(Org.Boss).Administration;
        var error = await RefusedWithoutTraceAsync(CrmErrors.Configuration, async () => await administration.ProvisionAsync(Org.North, t => t.Number("product", "{number}")));
        Assert.Contains("account", error.Message, StringComparison.Ordinal);
    }

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.AddFaults(crm);
        crm.Provision(Org.North, t => t.Number("deal", "D-{year}-{number:00000}").Number("account", "{year}/{month}/{number}"));
    }

    private async Task<string?> NumberOfAsync(Id<Deal> deal) => (await Boss().GetAsync(deal)).Get<string>("number");

    /// <summary>Saves in turn one deal, an account with a deal, and what is refused in the middle; in one order and the other.</summary>
    private async Task<List<string>> WriteAsync(int writer)
    {
        var numbers = new List<string>();
        await using var acting = Fixture.As(Org.Boss);
        for (var i = 0; i < Saves; i++)
        {
            var single = acting.Crm.Add(new Deal { Name = "Single", ExternalId = $"{writer} {i}" });
            await acting.Crm.SaveAsync();
            acting.Crm.Add(new Deal { Name = "Taken", ExternalId = single.ExternalId });
            await RefusedAsync(CrmErrors.Duplicate, () => acting.Crm.SaveAsync());
            acting.Crm.DiscardChanges();
            var account = acting.Crm.Add(new Account { Name = $"{writer}" });
            var deal = acting.Crm.Add(new Deal { Name = "With", AccountId = account.Id });
            await acting.Crm.SaveAsync();
            numbers.AddRange([single.Number!, account.Number!, deal.Number!]);
        }

        return numbers;
    }
}
