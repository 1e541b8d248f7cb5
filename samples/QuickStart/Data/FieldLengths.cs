namespace Crm.Samples.QuickStart.Data;

/// <summary>How long texts may be, in UTF-16 units: as long as the fields they go to.</summary>
internal static class FieldLengths
{
    /// <summary>Names and ids that records are found again by.</summary>
    public const int Key = 100;

    /// <summary>Other texts.</summary>
    public const int Short = 100;
}
