using Crm.Samples.QuickStart.Data;
using NodaTime;

namespace Crm.Samples.QuickStart.Deals;

/// <summary>
/// Turns an opportunity as it stood in an extract into what was known when.
/// <list type="bullet">
/// <item>Each stage counts from its own date; the value and the closing date of a closed deal from the day it closed.</item>
/// <item>A present stage without a date of its own counts from the date of the extract: nothing proves it earlier. So do the closing date and the value that an open deal expects.</item>
/// <item>An earlier stage without a date is left out, and so is one that does not begin before the next: there was no day on which it was true.</item>
/// </list>
/// </summary>
internal static class DealTimeline
{
    /// <summary>The steps in their order, at least one, each on a later day than the one before.</summary>
    /// <param name="row">The opportunity.</param>
    /// <param name="extract">The date of the extract.</param>
    public static IReadOnlyList<DatedStep> Of(OpportunityRow row, LocalDate extract)
    {
        var steps = row.Stage switch
        {
            DealStages.Prospecting => [new(row.ProspectDate ?? row.EngageDate ?? extract, row.Stage)],
            DealStages.Engaging => Steps((row.ProspectDate, DealStages.Prospecting), (row.EngageDate ?? extract, row.Stage)),
            _ => Steps((row.ProspectDate, DealStages.Prospecting), (row.EngageDate, DealStages.Engaging), (row.CloseDate ?? extract, row.Stage)),
        };

        return DealStages.IsClosed(row.Stage) ? Closed(row, steps) : Expected(row, steps, extract);
    }

    private static List<DatedStep> Closed(OpportunityRow row, List<DatedStep> steps)
    {
        var last = steps[^1];
        steps[^1] = last with { Value = row.CloseValue, CloseDate = last.On };
        return steps;
    }

    private static List<DatedStep> Expected(OpportunityRow row, List<DatedStep> steps, LocalDate extract)
    {
        if (row.CloseDate is null && row.CloseValue is null)
        {
            return steps;
        }

        var last = steps[^1];
        if (last.On < extract)
        {
            steps.Add(last with { On = extract, Value = row.CloseValue, CloseDate = row.CloseDate });
        }
        else
        {
            steps[^1] = last with { Value = row.CloseValue, CloseDate = row.CloseDate };
        }

        return steps;
    }

    private static List<DatedStep> Steps(params ReadOnlySpan<(LocalDate? On, string Stage)> stages)
    {
        var steps = new List<DatedStep>();
        for (var i = stages.Length - 1; i >= 0; i--)
        {
            if (stages[i].On is { } on && (steps.Count == 0 || on < steps[0].On))
            {
                steps.Insert(0, new(on, stages[i].Stage));
            }
        }

        return steps;
    }
}
