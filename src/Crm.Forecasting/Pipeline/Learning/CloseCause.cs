namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>The two ends of a deal that compete; the numbers are indexes.</summary>
internal static class CloseCause
{
    public const int Won = 0;
    public const int Lost = 1;
    public const int Count = 2;

    public static int Of(PipelineDeal deal) => deal.Outcome == DealOutcome.Won ? Won : Lost;
}
