using Crm.Contacts;
using Crm.Criteria;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using Crm.Sessions;
using Crm.Views;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>One way to read: does it show the record of that id?</summary>
/// <param name="Name">Its name in the matrix.</param>
/// <param name="Entries">The entry points it goes through.</param>
/// <param name="Typed">Whether it is only for entities of a CLR type.</param>
/// <param name="ShowsAsync">Asks.</param>
internal sealed record ReadProbe(string Name, IReadOnlyList<string> Entries, bool Typed, Func<CrmSession, string, Guid, Task<bool>> ShowsAsync)
{
    public static IReadOnlyList<ReadProbe> All { get; } =
    [
        new("list by name", ["CrmSession.Query(String)", "RecordQuery.PageAsync(Int32, String)"], false, (crm, entity, id) => ListsAsync(crm.Query(entity), id)),
        new("list by type", ["CrmSession.Query<T>()"], true, (crm, entity, id) => ListsAsync(entity == "account" ? crm.Query<Account>() : crm.Query<Deal>(), id)),
        new("typed conditions", ["RecordQuery<T>.Where(String)", "RecordQuery<T>.Where(Criterion)", "RecordQuery<T>.Parameter(String, Object)"], true,
            (crm, entity, id) => ListsAsync(entity == "account" ? Meeting(crm.Query<Account>(), id) : Meeting(crm.Query<Deal>(), id), id)),
        new("lambda", ["RecordQuery<T>.Where(Expression<Func<T, Boolean>>)"], true, (crm, entity, id) => ListsAsync(
            entity == "account" ? crm.Query<Account>().Where(a => a.Id == new Id<Account>(id)) : crm.Query<Deal>().Where(d => d.Id == new Id<Deal>(id)), id)),
        new("typed columns and order", ["RecordQuery<T>.Select(IReadOnlyList<String>)", "RecordQuery<T>.OrderBy(String)"], true, (crm, entity, id) => ListsAsync(
            entity == "account" ? crm.Query<Account>().Select("id").OrderBy("createdAt desc") : crm.Query<Deal>().Select("id").OrderBy("createdAt desc"), id)),
        new("typed as of", ["RecordQuery<T>.AsOf(Instant, Nullable<Instant>)"], true, (crm, entity, id) => ListsAsync(
            entity == "account" ? crm.Query<Account>().AsOf(Now) : crm.Query<Deal>().AsOf(Now, Now), id)),
        new("typed as of a date", ["RecordQuery<T>.AsOf(LocalDate)"], true, (crm, entity, id) => ListsAsync(
            entity == "account" ? crm.Query<Account>().AsOf(new LocalDate(2026, 3, 2)) : crm.Query<Deal>().AsOf(new LocalDate(2026, 3, 2)), id)),
        new("pages of one", ["RecordQuery.PageAsync(Int32, String)", "RecordQuery.OrderBy(String)"], false, PagesAsync),
        new("columns", ["RecordQuery.Select(IReadOnlyList<String>)"], false, (crm, entity, id) => ListsAsync(crm.Query(entity).Select("version", "id"), id)),
        new("order", ["RecordQuery.OrderBy(String)"], false, (crm, entity, id) => ListsAsync(crm.Query(entity).OrderBy("id desc, createdAt"), id)),
        new("stream", ["RecordQuery.StreamAsync()"], false, StreamsAsync),
        new("count by text", ["RecordQuery.CountAsync()", "RecordQuery.Where(String)", "RecordQuery.Parameter(String, Object)"], false,
            async (crm, entity, id) => await crm.Query(entity).Where("id = $id").Parameter("id", id).CountAsync() > 0),
        new("count by tree", ["RecordQuery.Where(Criterion)"], false,
            async (crm, entity, id) => await crm.Query(entity).Where(new Comparison(Where.Field("id").Term, ComparisonOperator.Equal, Where.Parameter("id"))).Parameter("id", id).CountAsync() > 0),
        new("condition that excludes", ["RecordQuery.Where(String)"], false,
            async (crm, entity, id) => await crm.Query(entity).CountAsync() > await crm.Query(entity).Where("not (id = $id)").Parameter("id", id).CountAsync()),
        new("groups", ["RecordQuery.GroupAsync(IReadOnlyList<String>, IReadOnlyList<String>)"], false,
            async (crm, entity, id) => (await crm.Query(entity).GroupAsync(["id"], ["count"])).Any(r => id.Equals(r["id"]))),
        new("measures", ["RecordQuery.GroupAsync(IReadOnlyList<String>, IReadOnlyList<String>)"], false,
            async (crm, entity, id) => await crm.Query(entity).Where("id in $ids").Parameter("ids", new[] { id }).GroupAsync([], ["sum(version) as s", "count(version > 0) as n"])
                is [{ } row] && ((long)row["n"]! > 0 | Convert.ToDecimal(row["s"], null) > 0)),
        new("pivot", ["RecordQuery.PivotAsync(PivotOptions)"], false,
            async (crm, entity, id) => (await crm.Query(entity).PivotAsync(new() { Rows = ["id"], Column = "version" })).Rows.Any(r => id.Equals(r.Key[0]))),
        new("funnel", ["SalesReports.FunnelAsync(String, IReadOnlyList<String>)"], true,
            (crm, entity, id) => ReportsAsync(crm, entity, id, async r => (await r.FunnelAsync()).Funnels.Any(f => f.Stages[0].Reached > 0))),
        new("conversion", ["SalesReports.ConversionAsync(IReadOnlyList<String>)"], true,
            (crm, entity, id) => ReportsAsync(crm, entity, id, async r => (await r.ConversionAsync()).Total.Created > 0)),
        new("activity by rep", ["SalesReports.ActivityByRepAsync(LocalDate, LocalDate)"], true,
            (crm, entity, id) => ReportsAsync(crm, entity, id, async r => (await r.ActivityByRepAsync(new(2026, 3, 1), new(2026, 3, 3))).Lines.Count > 0)),
        new("next best", ["Signals.NextBestAsync(RecordQuery<Deal>, NextBestOptions)"], true,
            (crm, entity, id) => OfDealsAsync(crm, entity, id, async deals => (await crm.Signals.NextBestAsync(deals)).Count > 0)),
        new("offers", ["Signals.OffersAsync(Id<Account>, Int32)"], true, async (crm, entity, id) => entity == "account"
            ? await IsFoundAsync(entity, async () => await crm.Signals.OffersAsync(new(id)))
            : (await crm.Query<Deal>().Where("id = $id").Parameter("id", id).PageAsync(1)).Rows.Count == 1),
        new("deals at risk", ["Forecasts.AtRiskAsync(String)"], true, AtRiskAsync),
        new("lifetime of an account", ["Forecasts.LifetimeAsync(Id<Account>, LifetimeOptions)"], true, (crm, entity, id) => IsFoundAsync(entity, () => LifetimeAsync(crm, entity, id))),
        new("as of an instant", ["RecordQuery.AsOf(Instant, Nullable<Instant>)"], false, (crm, entity, id) => ListsAsync(crm.Query(entity).AsOf(Now), id)),
        new("as of an instant as known then", ["RecordQuery.AsOf(Instant, Nullable<Instant>)"], false, (crm, entity, id) => ListsAsync(crm.Query(entity).AsOf(Now, Now), id)),
        new("as of a date", ["RecordQuery.AsOf(LocalDate)"], false, (crm, entity, id) => ListsAsync(crm.Query(entity).AsOf(new LocalDate(2026, 3, 2)), id)),
        new("count as of", ["RecordQuery.AsOf(Instant, Nullable<Instant>)"], false,
            async (crm, entity, id) => await crm.Query(entity).AsOf(Now).Where("id = $id").Parameter("id", id).CountAsync() > 0),
        new("get by name", ["CrmSession.GetAsync(String, Guid)"], false, (crm, entity, id) => IsFoundAsync(entity, async () => await crm.GetAsync(entity, id))),
        new("get by type", ["CrmSession.GetAsync<T>(Id<T>)"], true,
            (crm, entity, id) => IsFoundAsync(entity, async () => _ = entity == "account" ? await crm.GetAsync(new Id<Account>(id)) : await crm.GetAsync(new Id<Deal>(id)))),
        new("load by name", ["CrmSession.LoadForChangeAsync(String, Guid)"], false, (crm, entity, id) => IsFoundAsync(entity, async () => await crm.LoadForChangeAsync(entity, id))),
        new("load by type", ["CrmSession.LoadForChangeAsync<T>(Id<T>)"], true,
            (crm, entity, id) => IsFoundAsync(entity, async () => { if (entity == "account") { await crm.LoadForChangeAsync(new Id<Account>(id)); } else { await crm.LoadForChangeAsync(new Id<Deal>(id)); } })),
        new("history by name", ["CrmSession.HistoryAsync(String, Guid)"], false, (crm, entity, id) => IsFoundAsync(entity, async () => await crm.HistoryAsync(entity, id))),
        new("history by type", ["CrmSession.HistoryAsync<T>(Id<T>)"], true,
            (crm, entity, id) => IsFoundAsync(entity, async () => _ = entity == "account" ? await crm.HistoryAsync(new Id<Account>(id)) : await crm.HistoryAsync(new Id<Deal>(id)))),
        new("owners by name", ["CrmSession.OwnersAsync(String, Guid)"], false, (crm, entity, id) => IsFoundAsync(entity, () => OwnersAsync(crm, entity, id))),
        new("owners by type", ["CrmSession.OwnersAsync<T>(Id<T>)"], true,
            (crm, entity, id) => IsFoundAsync(entity, async () => _ = entity == "account" ? await crm.OwnersAsync(new Id<Account>(id)) : await crm.OwnersAsync(new Id<Deal>(id)))),
        new("saved view", ["CrmSession.ViewAsync(Id<SavedView>)"], false, ViewsAsync),
        new("timeline by name", ["CrmSession.TimelineAsync(String, Guid, Int32, TimelineOptions, String)"], true, (crm, entity, id) => IsFoundAsync(entity, async () => await crm.TimelineAsync(entity, id))),
        new("timeline by type", ["CrmSession.TimelineAsync<T>(Id<T>, Int32, TimelineOptions, String)"], true,
            (crm, entity, id) => IsFoundAsync(entity, async () => _ = entity == "account" ? await crm.TimelineAsync(new Id<Account>(id)) : await crm.TimelineAsync(new Id<Deal>(id)))),
        new("tree of accounts", ["CrmSession.AccountTreeAsync(Id<Account>, IReadOnlyList<String>)"], true, async (crm, entity, id) => entity == "account"
            ? await IsFoundAsync(entity, async () => await crm.AccountTreeAsync(new(id), ["name"]))
            : (await crm.Query<Deal>().Where("id = $id").Parameter("id", id).PageAsync(1)).Rows.Count == 1),
        .. MergeProbes.Reading,
        new("search", ["CrmSession.SearchAsync(String, Int32, IReadOnlyList<String>)"], true, SearchesAsync),
        new("score", ["Scores.ExplainAsync(String, Guid, String)"], true, (crm, entity, id) => HasScoresAsync(entity, async () => await crm.Scores.ExplainAsync(entity, id, "any"))),
        new("history of a score", ["Scores.HistoryAsync(String, Guid, String, Int32)"], true, (crm, entity, id) => HasScoresAsync(entity, async () => await crm.Scores.HistoryAsync(entity, id, "any"))),
        .. DataProbes.Reads,
        new("explain", ["CrmSession.ExplainAccessAsync(String, Guid, Id<User>, Right)"], false, (crm, entity, id) => IsFoundAsync(entity, async () => await crm.ExplainAccessAsync(entity, id, Org.Tom))),
    ];

    private static Instant Now { get; } = Instant.FromUtc(2026, 3, 2, 9, 0);

    private static RecordQuery Meeting<T>(RecordQuery<T> query, Guid id)
        where T : Record => query.Where("id = $id").Where(Where.Field("id").Is(Where.Parameter("id"))).Parameter("id", id);

    private static Task<bool> ReportsAsync(CrmSession crm, string entity, Guid id, Func<SalesReports, Task<bool>> shows) =>
        OfDealsAsync(crm, entity, id, deals => shows(deals.Reports()));

    /// <summary>Of one deal, or of those of one account. Who may see no deal at all may not name their fields either.</summary>
    private static async Task<bool> OfDealsAsync(CrmSession crm, string entity, Guid id, Func<RecordQuery<Deal>, Task<bool>> shows)
    {
        try
        {
            return await shows(crm.Query<Deal>().Where(entity == "account" ? "account = $id" : "id = $id").Parameter("id", id));
        }
        catch (CrmException e) when (e.Code == CrmErrors.Criteria)
        {
            Assert.Equal(0, await crm.Query<Deal>().CountAsync());
            return false;
        }
    }

    /// <summary>Nothing is planned for any of them, so each is at risk. Who may see no deal at all is refused.</summary>
    private static async Task<bool> AtRiskAsync(CrmSession crm, string entity, Guid id)
    {
        try
        {
            var risks = await crm.Forecasts.AtRiskAsync();
            return entity == "deal" ? risks.Deals.Any(d => d.DealId.Value == id) : await ListsAsync(crm.Query(entity), id);
        }
        catch (CrmException e) when (e.Code == CrmErrors.Forbidden)
        {
            Assert.Equal(0, await crm.Query<Deal>().CountAsync());
            return false;
        }
    }

    /// <summary>An account that is not found is told from one of which there is too little to say.</summary>
    private static async Task LifetimeAsync(CrmSession crm, string entity, Guid id)
    {
        try
        {
            _ = entity == "account" ? await crm.Forecasts.LifetimeAsync(new(id)) : (object)await crm.GetAsync(new Id<Deal>(id));
        }
        catch (CrmException e) when (e.Code == CrmErrors.TooLittleData)
        {
        }
    }

    private static async Task<bool> ListsAsync(RecordQuery query, Guid id) => (await query.PageAsync(1_000)).Rows.Any(r => r.Columns.Contains("id") && id.Equals(r["id"]));

    /// <summary>That there is no score of that name is told only of a record that may be seen.</summary>
    private static Task<bool> HasScoresAsync(string entity, Func<Task> ask) => IsFoundAsync(entity, async () =>
    {
        var error = await Assert.ThrowsAsync<CrmException>(ask);
        if (error.Code != CrmErrors.Invalid)
        {
            throw error;
        }
    });

    private static async Task<bool> PagesAsync(CrmSession crm, string entity, Guid id)
    {
        string? cursor = null;
        do
        {
            var page = await crm.Query(entity).OrderBy("createdAt, id desc").PageAsync(1, cursor);
            if (page.Rows.Any(r => id.Equals(r["id"])))
            {
                return true;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return false;
    }

    /// <summary>Through a view of one's own, which who may see nothing does not see either.</summary>
    private static async Task<bool> ViewsAsync(CrmSession crm, string entity, Guid id)
    {
        // Who may not act at all is refused before anything is made for them.
        await crm.Query("view").CountAsync();
        var system = await crm.AsSystemAsync("a view for Ann");
        var view = system.Add(new SavedView { Name = "All", Entity = entity, Criteria = "version > 0", Columns = "id, version", OrderBy = "createdAt desc" }, Org.Ann);
        await system.SaveAsync();
        try
        {
            return await ListsAsync(await crm.ViewAsync(view.Id), id);
        }
        catch (CrmException e) when (e.Code == CrmErrors.NotFound)
        {
            return false;
        }
    }

    /// <summary>What has no owner is refused only once it is found.</summary>
    private static async Task OwnersAsync(CrmSession crm, string entity, Guid id)
    {
        try
        {
            await crm.OwnersAsync(entity, id);
        }
        catch (CrmException e) when (e.Code == CrmErrors.Invalid && entity == "note")
        {
        }
    }

    /// <summary>By the names of all targets, exactly and with a letter missing.</summary>
    private static async Task<bool> SearchesAsync(CrmSession crm, string entity, Guid id)
    {
        foreach (var name in Enum.GetNames<Relation>())
        {
            var hits = await crm.SearchAsync(name, 100, [entity]);
            var near = name.Length < 4 ? hits : await crm.SearchAsync(name[..^2] + name[^1], 100);
            Assert.Equal(hits.Any(h => h.Id == id), near.Any(h => h.Id == id && hits.Any(x => x.Id == id)));
            if (hits.Any(h => h.Id == id))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> StreamsAsync(CrmSession crm, string entity, Guid id)
    {
        await foreach (var row in crm.Query(entity).StreamAsync())
        {
            if (id.Equals(row["id"]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False where the record is not found; the message must be the one of an id that nobody has.</summary>
    private static async Task<bool> IsFoundAsync(string entity, Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (CrmException e) when (e.Code == CrmErrors.NotFound)
        {
            Assert.Equal($"There is no such {entity}, or it is not yours to see.", e.Message);
            Assert.Empty(e.Fields);
            return false;
        }
    }
}
