using System.Collections.Immutable;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Replay;
using Crm.Forecasting.Pipeline.Simulation;
using Crm.Queries;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Simulates the deals that may be seen, by what is learned from all.</summary>
internal sealed class SimulationQuery(CrmSession session, ForecastOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
{
    /// <summary>There are no fiscal years before the next one.</summary>
    private const int FirstYear = 1902;

    public async ValueTask<SimulatedForecast> RunAsync()
    {
        await ForecastRights.RequireAsync(session, cancellationToken, "product").ConfigureAwait(false);
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var now = session.Services.Clock.Now();
        var today = now.InZone(scope.State.Zone).Date;
        var day = options.AsOf ?? today;
        if (day > today)
        {
            throw CrmException.Invalid("asOf", "out_of_range", "A forecast is made of what is known by now: a day not after today.");
        }

        var at = day == today ? now : PeriodDeals.StartOf(day.PlusDays(1), scope.State.Zone) - Duration.FromTicks(10);
        var remembered = await ForecastMemory.OfAsync(session, scope, cancellationToken).ConfigureAwait(false);
        var periods = Periods(day, scope.State.Settings.FiscalYearStartMonth);
        var engine = periods.Select(p => new ForecastPeriod(PipelineDeals.Engine(LocalDate.Max(p.First, day.PlusDays(1))), PipelineDeals.Engine(p.Last))).ToImmutableArray();
        var past = Past(periods[0].Period, scope.State.Settings.FiscalYearStartMonth);
        var key = (day, options.AsKnown, options.Unit, options.Periods, options.ReplayedPeriods);
        var learned = await remembered.LearnAsync(key, () => LearnedPipeline.Learn(remembered, at, options.AsKnown ? at : null, day, engine, past, progress, cancellationToken)).ConfigureAwait(false);
        var part = new VisiblePart(await VisibleAsync(scope, day == today ? null : at).ConfigureAwait(false), learned.Names, await TeamsAsync().ConfigureAwait(false));
        var simulation = new SimulationOptions { Trials = options.Trials, Seed = options.Seed, ByOwner = true, ByTeam = true, ByProduct = true };
        return new(
            day,
            [.. periods.Select(p => (p.Period, p.First, p.Last, Won(part, p.First, p.Last)))],
            PipelineSimulator.Run(part.Of(learned.Outlook), simulation, null, cancellationToken),
            simulation,
            part.IsWhole ? learned.Track : await TrackAsync(remembered, key, learned, part, past).ConfigureAwait(false),
            learned.Names);
    }

    private async ValueTask<TrackRecord> TrackAsync(Remembered remembered, object key, LearnedPipeline learned, VisiblePart part, ImmutableArray<ForecastPeriod> past)
    {
        var replays = await remembered.LearnAsync((key, "replays"), () => learned.Replays(past, cancellationToken)).ConfigureAwait(false);
        return new([.. replays.Select(r => LearnedPipeline.Judge(r, part.Deals, part.Of, cancellationToken))]);
    }

    private ImmutableArray<(FiscalPeriod Period, LocalDate First, LocalDate Last)> Periods(LocalDate day, int fiscalStart)
    {
        var periods = ImmutableArray.CreateBuilder<(FiscalPeriod, LocalDate, LocalDate)>(options.Periods);
        var period = FiscalPeriod.Containing(day.PlusDays(1), options.Unit, fiscalStart);
        for (var i = 0; i < options.Periods; i++, period = period.Next)
        {
            var (first, last) = period.Days(fiscalStart);
            periods.Add((period, first, last));
        }

        return periods.MoveToImmutable();
    }

    /// <summary>The fiscal periods before the first one that is forecast, in order of time.</summary>
    private ImmutableArray<ForecastPeriod> Past(FiscalPeriod first, int fiscalStart)
    {
        var past = new Stack<ForecastPeriod>();
        for (var start = first.Days(fiscalStart).First; past.Count < options.ReplayedPeriods && start.Year > FirstYear;)
        {
            var (from, to) = FiscalPeriod.Containing(start.PlusDays(-1), options.Unit, fiscalStart).Days(fiscalStart);
            past.Push(new(PipelineDeals.Engine(from), PipelineDeals.Engine(to)));
            start = from;
        }

        return [.. past];
    }

    private static decimal Won(VisiblePart part, LocalDate first, LocalDate last) => part.Deals
        .Where(d => d.Outcome == DealOutcome.Won && PipelineDeals.Calendar(d.Closed!.Value) is var closed && closed >= first && closed <= last)
        .Sum(d => d.WonAmount ?? 0);

    /// <summary>The deals that may be seen and are asked for; null: all there are.</summary>
    private async ValueTask<HashSet<string>?> VisibleAsync(Scope scope, Instant? at)
    {
        if (options.Where is null && scope.Policy.For(scope.State.Model["deal"], Right.Read) is null)
        {
            return null;
        }

        RecordQuery deals = session.Query<Deal>().Select("id");
        deals = at is { } then ? deals.AsOf(then) : deals;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in (options.Where is { } condition ? deals.Where(condition) : deals).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            ids.Add(row.Get<Guid>("id").ToString("D"));
        }

        return ids;
    }

    private async ValueTask<Dictionary<string, string>> TeamsAsync()
    {
        var teams = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in session.Query<User>().Where("team is not null").Select("id", "team").StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            teams.Add(row.Get<Guid>("id").ToString("D"), row.Get<Guid>("team").ToString("D"));
        }

        return teams;
    }
}
