namespace Crm.Samples.QuickStart.Report;

/// <summary>Rates of deals.</summary>
internal static class Rates
{
    /// <summary>Won of won and lost; null where there is neither.</summary>
    public static decimal? Of(long won, long lost) => won + lost == 0 ? null : (decimal)won / (won + lost);
}
