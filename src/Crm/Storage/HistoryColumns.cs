namespace Crm.Storage;

/// <summary>
/// The columns that a history table has beside those of its entity. A version is in force from <see cref="EffectiveFrom"/> to before <see cref="EffectiveTo"/>;
/// it was recorded at <see cref="RecordedFrom"/>, and its end at <see cref="EndRecorded"/> (both ends are <see cref="Time.Forever"/> while it holds).
/// </summary>
/// <remarks>
/// The version as of effective time T as known at K is the one with
/// <c>recorded_from &lt;= K and effective_from &lt;= T and (effective_to > T or end_recorded > K)</c>.
/// </remarks>
public static class HistoryColumns
{
    /// <summary>When the values took effect.</summary>
    public const string EffectiveFrom = "effective_from";

    /// <summary>When they ceased to hold.</summary>
    public const string EffectiveTo = "effective_to";

    /// <summary>When the version was recorded.</summary>
    public const string RecordedFrom = "recorded_from";

    /// <summary>When its end was recorded.</summary>
    public const string EndRecorded = "end_recorded";
}
