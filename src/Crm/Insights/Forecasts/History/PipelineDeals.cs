using System.Collections.Immutable;
using Crm.Forecasting.Pipeline;
using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>Makes the deals that the engine learns from out of their history: each stage, amount and expected day with the day on which it was said, in the tenant's zone.</summary>
/// <remarks>What a deal ended with is no evidence of what was known while it was open: values of closed versions are left out of what was listed.</remarks>
internal sealed class PipelineDeals(StageKindsOf stages, DateTimeZone zone)
{
    /// <summary>A deal as of a moment; null: it was not there, or stood in a stage that is gone.</summary>
    public PipelineDeal? Of(DealPast past, Instant at, Instant? known)
    {
        if (past.Until(at, known) is not { } versions || stages.KindOf(versions[^1].Stage) is not { } kind)
        {
            return null;
        }

        var last = versions[^1];
        var isOpen = kind == StageKinds.Open;
        var closed = isOpen ? (DateOnly?)null : Day(last.ClosedAt ?? last.From);
        var opened = Day(versions[0].CreatedAt < versions[0].From ? versions[0].CreatedAt : versions[0].From);
        var open = versions.Where(v => stages.KindOf(v.Stage) == StageKinds.Open).ToList();
        return new()
        {
            Id = past.Id.ToString("D"),
            Opened = closed < opened ? closed.Value : opened,
            Closed = closed,
            Outcome = isOpen ? DealOutcome.Open : kind == StageKinds.Won ? DealOutcome.Won : DealOutcome.Lost,
            WonAmount = kind == StageKinds.Won && last.Amount >= 0 ? last.Amount : null,
            Stages = Said(open, v => stages.LabelOf(v.Stage)),
            Amounts = Said(open, v => v.Amount >= 0 ? v.Amount : null),
            ExpectedCloses = Said(open, v => v.CloseDate is { } date ? Engine(date) : (DateOnly?)null),
            Owner = last.Owner?.ToString("D"),
            Product = last.Product?.ToString("D"),
        };
    }

    public static DateOnly Engine(LocalDate date) => new(date.Year, date.Month, date.Day);

    public static LocalDate Calendar(DateOnly date) => new(date.Year, date.Month, date.Day);

    public DateOnly Day(Instant instant) => Engine(instant.InZone(zone).Date);

    private ImmutableArray<DatedValue<T>> Said<T>(List<DealVersion> versions, Func<DealVersion, T?> value)
        where T : struct => [.. Changes(versions, v => value(v)).Select(c => new DatedValue<T>(c.On, (T)c.Value))];

    private ImmutableArray<DatedValue<string>> Said(List<DealVersion> versions, Func<DealVersion, string?> value) => [.. Changes(versions, v => value(v)).Select(c => new DatedValue<string>(c.On, (string)c.Value))];

    private IEnumerable<(DateOnly On, object Value)> Changes(List<DealVersion> versions, Func<DealVersion, object?> value)
    {
        object? before = null;
        foreach (var version in versions)
        {
            var now = value(version);
            if (now is not null && !now.Equals(before))
            {
                yield return (Day(version.From), now);
            }

            before = now ?? before;
        }
    }
}
