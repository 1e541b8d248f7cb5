using NodaTime;

namespace Crm.Samples.QuickStart.Data;

/// <summary>One call, meeting, e-mail or task about a deal.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="On">The day it took place, or is due.</param>
/// <param name="Deal">The id of the deal it is about.</param>
internal sealed record ActivityRow(SourceRow At, string Id, string Kind, LocalDate On, string Deal)
{
    public string Subject { get; init; } = "";

    /// <summary>The id of the person it is with.</summary>
    public string? Contact { get; init; }

    public string? Agent { get; init; }

    public bool IsDone { get; init; }
}
