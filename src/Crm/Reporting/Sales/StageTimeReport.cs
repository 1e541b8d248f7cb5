namespace Crm.Reporting;

/// <summary>How long deals stood in the stages that they have left. A deal that came back to a stage stood in it twice.</summary>
/// <param name="By">The group keys.</param>
/// <param name="Lines">A line a group and stage, in the order of the keys, then of the stages. Without keys every open stage has one.</param>
public sealed record StageTimeReport(IReadOnlyList<string> By, IReadOnlyList<StageTimeLine> Lines)
{
    /// <summary>A table: a row a line.</summary>
    /// <param name="title">Its title.</param>
    public ReportTable ToTable(string title = "Time in stage") => new(
        title,
        [.. By.Select(b => new ReportColumn(b)), new("Pipeline"), new("Stage"), .. DurationColumns.All],
        [.. Lines.Select(l => (IReadOnlyList<object?>)[.. l.Key, l.Stage.Pipeline, l.Stage.Name, .. DurationColumns.Of(l.Stays)])]);
}

/// <summary>The finished stays in one stage.</summary>
/// <param name="Key">The values of the group's keys.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Stays">How long they took, in whole seconds each.</param>
public sealed record StageTimeLine(IReadOnlyList<object?> Key, ReportStage Stage, DurationStatistics Stays);
