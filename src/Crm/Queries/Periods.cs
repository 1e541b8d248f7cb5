using Crm.Criteria;
using Crm.Storage;
using NodaTime;

namespace Crm.Queries;

/// <summary>The calendar periods between the least and the greatest value of a query.</summary>
internal static class Periods
{
    private const int Most = 10_000;

    public static async ValueTask<Bucket> FindAsync(ICrmStore store, AggregateQuery source, CheckedValue value, TimeUnit unit, QueryPlan plan, CancellationToken cancellationToken)
    {
        var ends = (await store.AggregateAsync(source with { Measures = [new(RollupFunction.Min, value), new(RollupFunction.Max, value)] }, cancellationToken).ConfigureAwait(false))[0];
        if (ends[0] is null)
        {
            return new([]);
        }

        var zone = plan.Scope.State.Zone;
        var last = Day(ends[1]!, zone);
        var starts = new List<object>();
        for (var start = StartOf(Day(ends[0]!, zone), unit, plan.Context.FiscalYearStartMonth); start <= last; start = Next(start, unit))
        {
            starts.Add(value.Kind == ValueKind.Date ? start : zone.AtStartOfDay(start).ToInstant());
            if (starts.Count > Most)
            {
                throw new CrmException(CrmErrors.Criteria, $"The dates span more than {Most} periods; group by a longer one, or ask for fewer.");
            }
        }

        return new(starts.ToSequence());
    }

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
