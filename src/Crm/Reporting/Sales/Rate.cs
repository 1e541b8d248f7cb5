namespace Crm.Reporting;

/// <summary>Parts of wholes.</summary>
internal static class Rate
{
    /// <summary>Null where there is no whole.</summary>
    public static decimal? Of(long part, long whole) => whole == 0 ? null : (decimal)part / whole;
}
