namespace Crm.Reporting;

/// <summary>How far deals came, a funnel a group.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="By">The group keys.</param>
/// <param name="Funnels">The funnels in the order of their keys; without keys exactly one.</param>
public sealed record FunnelReport(string Pipeline, IReadOnlyList<string> By, IReadOnlyList<Funnel> Funnels)
{
    /// <summary>A table: a row a funnel and stage.</summary>
    /// <param name="title">Its title.</param>
    public ReportTable ToTable(string title = "Funnel") => new(
        title,
        [.. By.Select(b => new ReportColumn(b)), new("Stage"), new("Deals", ReportKind.Count), new("Amount", ReportKind.Amount), new("Of those before", ReportKind.Percent), new("Of all", ReportKind.Percent)],
        [.. Funnels.SelectMany(f => f.Stages.Select(s => (IReadOnlyList<object?>)[.. f.Key, s.Name, s.Reached, s.Amount, s.FromPrevious, s.FromFirst]))]);
}

/// <summary>How far the deals of one group came.</summary>
/// <param name="Key">The values of the group's keys.</param>
/// <param name="Stages">The open stages in their order, then winning.</param>
/// <param name="Open">How many of the deals are still open.</param>
/// <param name="Lost">How many are lost. They count up to the stage they had reached.</param>
public sealed record Funnel(IReadOnlyList<object?> Key, IReadOnlyList<FunnelStage> Stages, long Open, long Lost);

/// <summary>
/// One step of a funnel. A deal has reached an open stage when it has ever stood in it, in an open stage after it, or was won: one that jumps a stage has passed it.
/// Every deal has reached the first. It has reached the last step when it was ever won. So the numbers never grow from step to step.
/// </summary>
/// <param name="Code">The stage's key within its pipeline; <c>won</c> for the last step.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Reached">How many deals reached it.</param>
/// <param name="Amount">What these are worth now (or as of then), in the base currency; null: whoever acts may not read amounts.</param>
/// <param name="FromPrevious">What part of those that reached the step before reached this one, 0-1; null: none reached that, or this is the first.</param>
/// <param name="FromFirst">What part of all deals reached it, 0-1; null: there are none.</param>
public sealed record FunnelStage(string Code, string Name, long Reached, decimal? Amount, decimal? FromPrevious, decimal? FromFirst);
