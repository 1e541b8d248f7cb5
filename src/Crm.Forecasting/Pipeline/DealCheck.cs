using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline;

/// <summary>Refuses deals that contradict themselves.</summary>
internal static class DealCheck
{
    public static void Check(PipelineDeal deal)
    {
        if (string.IsNullOrEmpty(deal.Id))
        {
            throw Refuse.Deal($"A deal opened on {deal.Opened:yyyy-MM-dd} has no id.");
        }

        if (deal.Closed.HasValue != (deal.Outcome != DealOutcome.Open))
        {
            throw Refuse.Deal($"Deal '{deal.Id}' is {deal.Outcome} and has {(deal.Closed is null ? "no" : "a")} day of closing; an open deal has no such day, one that was won or lost has.");
        }

        if (deal.Closed < deal.Opened)
        {
            throw Refuse.Deal($"Deal '{deal.Id}' was closed on {deal.Closed:yyyy-MM-dd}, before it was opened on {deal.Opened:yyyy-MM-dd}.");
        }

        if (deal.WonAmount is { } won && (won < 0 || deal.Outcome != DealOutcome.Won))
        {
            throw Refuse.Deal($"Deal '{deal.Id}' is {deal.Outcome} and brought {won}; only what was won brings something, and not less than nothing.");
        }

        foreach (var amount in deal.Amounts)
        {
            if (amount.Value < 0)
            {
                throw Refuse.Deal($"Deal '{deal.Id}' lists {amount.Value} on {amount.On:yyyy-MM-dd}; an amount is not negative.");
            }
        }

        Ordered(deal, deal.Amounts, "amounts");
        Ordered(deal, deal.Stages, "stages");
        Ordered(deal, deal.ExpectedCloses, "expected days");
    }

    private static void Ordered<T>(PipelineDeal deal, ImmutableArray<DatedValue<T>> values, string what)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i].On < values[i - 1].On)
            {
                throw Refuse.Deal($"The {what} of deal '{deal.Id}' go back from {values[i - 1].On:yyyy-MM-dd} to {values[i].On:yyyy-MM-dd}; they are in order of their days.");
            }
        }
    }
}
