namespace Crm.Samples.QuickStart.Data;

/// <summary>Tells where an opportunity's stage and its dates do not go together; <see cref="Deals.DealTimeline"/> says what is made of it.</summary>
internal static class OpportunityDates
{
    public static void Check(OpportunityRow row, IssueList issues)
    {
        var closed = DealStages.IsClosed(row.Stage);
        if (StageDate(row) is null)
        {
            issues.Add(row.At, IssueCodes.Undated, $"The stage '{row.Stage}' has no date; it is known from the date of the extract.");
        }

        if (closed && row.CloseDate < row.EngageDate)
        {
            issues.Add(row.At, IssueCodes.CloseBeforeEngage, $"The deal closed on {row.CloseDate:uuuu-MM-dd}, before it was engaged on {row.EngageDate:uuuu-MM-dd}; the date of engaging was left out.");
        }

        if (row.Stage == DealStages.Prospecting && row.EngageDate is not null)
        {
            issues.Add(row.At, IssueCodes.EngagedProspect, "The deal is still prospected and has a date of engaging; it is taken as the date since when it is known.");
        }

        if (!closed && (row.CloseDate is not null || row.CloseValue is not null))
        {
            issues.Add(row.At, IssueCodes.ExpectedClose, "The deal is open and has a closing date or value; they are taken as expected.");
        }

        if (row.Stage == DealStages.Won && row.CloseValue is null)
        {
            issues.Add(row.At, IssueCodes.ValueMissing, "The deal is won and has no value.");
        }
    }

    private static NodaTime.LocalDate? StageDate(OpportunityRow row) => row.Stage switch
    {
        DealStages.Prospecting => row.ProspectDate ?? row.EngageDate,
        DealStages.Engaging => row.EngageDate,
        _ => row.CloseDate,
    };
}
