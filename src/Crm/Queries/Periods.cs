using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Queries;

/// <summary>The calendar periods between the least and the greatest value of a query.</summary>
internal static class Periods
{
    private const int Most = 10_000;

    /// <summary>So many periods may lie between ends that are not the query's own: one that nothing lies in costs little, but not nothing.</summary>
    private const int MostWide = 120;

    public static async ValueTask<Bucket> FindAsync(ICrmStore store, AggregateQuery source, CheckedValue value, TimeUnit unit, QueryPlan plan, CancellationToken cancellationToken)
    {
        var zone = plan.Scope.State.Zone;
        if ((await WideAsync(store, source, value, unit, zone, cancellationToken).ConfigureAwait(false) ?? await ExactAsync(store, source, value, zone, cancellationToken).ConfigureAwait(false)) is not var (first, last))
        {
            return new([]);
        }

        var starts = new List<object>();
        for (var start = StartOf(first, unit, plan.Context.FiscalYearStartMonth); start <= last; start = Next(start, unit))
        {
            starts.Add(value.Kind == ValueKind.Date ? start : zone.AtStartOfDay(start).ToInstant());
            if (starts.Count > Most)
            {
                throw new CrmException(CrmErrors.Criteria, $"The dates span more than {Most} periods; group by a longer one, or ask for fewer.");
            }
        }

        return new(starts.ToSequence());
    }

    /// <summary>
    /// The ends of all that the tenant has, where an index knows them: the query's own lie between, and finding those would look at every row once more. They only say where
    /// periods begin, and a period that nothing of the query lies in is in no result. Null: they are not to be had so, or lie too far apart.
    /// </summary>
    private static async ValueTask<(LocalDate First, LocalDate Last)?> WideAsync(ICrmStore store, AggregateQuery source, CheckedValue value, TimeUnit unit, DateTimeZone zone, CancellationToken cancellationToken)
    {
        if (source.AsOf is not null || value is not FieldValue { Path.Count: 0, Field: FieldDefinition { Custom: null, Slot.IsIndexed: true } })
        {
            return null;
        }

        var all = source with { Restriction = null, Where = null };
        var first = (await store.AggregateAsync(all with { Measures = [new(RollupFunction.Min, value)] }, cancellationToken).ConfigureAwait(false))[0][0];
        var last = (await store.AggregateAsync(all with { Measures = [new(RollupFunction.Max, value)] }, cancellationToken).ConfigureAwait(false))[0][0];
        return first is null || last is null || Period.DaysBetween(Day(first, zone), Day(last, zone)) / Days(unit) > MostWide ? null : (Day(first, zone), Day(last, zone));
    }

    private static async ValueTask<(LocalDate First, LocalDate Last)?> ExactAsync(ICrmStore store, AggregateQuery source, CheckedValue value, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var ends = (await store.AggregateAsync(source with { Measures = [new(RollupFunction.Min, value), new(RollupFunction.Max, value)] }, cancellationToken).ConfigureAwait(false))[0];
        return ends[0] is null ? null : (Day(ends[0]!, zone), Day(ends[1]!, zone));
    }

    private static int Days(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => 30,
        TimeUnit.Quarter => 91,
        _ => 365,
    };

    private static LocalDate Day(object value, DateTimeZone zone) => value is LocalDate date ? date : ((Instant)value).InZone(zone).Date;

    public static LocalDate StartOf(LocalDate day, TimeUnit unit, int fiscalStart) => unit switch
    {
        TimeUnit.Day => day,
        TimeUnit.Week => day.PlusDays(1 - (int)day.DayOfWeek),
        TimeUnit.Month => new(day.Year, day.Month, 1),
        _ => new LocalDate(day.Year, day.Month, 1).PlusMonths(-((day.Month - fiscalStart + 12) % (unit == TimeUnit.Quarter ? 3 : 12))),
    };

    public static LocalDate Next(LocalDate start, TimeUnit unit) => unit switch
    {
        TimeUnit.Day => start.PlusDays(1),
        TimeUnit.Week => start.PlusWeeks(1),
        TimeUnit.Month => start.PlusMonths(1),
        TimeUnit.Quarter => start.PlusMonths(3),
        _ => start.PlusYears(1),
    };
}
