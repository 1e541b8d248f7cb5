using System.Globalization;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>What a day says of an open deal beyond its age: the stage, for how long, and how far off the day is on which it is expected to close.</summary>
internal static class DealState
{
    /// <summary>After how many days the classes of time ahead end; what is known today says less of a day far off.</summary>
    private static readonly int[] Ahead = [30, 60, 90, 180, int.MaxValue];

    private static readonly int[] InStage = [14, 30, 60, 120, int.MaxValue];

    public static int Horizons => Ahead.Length;

    /// <summary>Class of time ahead, and its last day.</summary>
    public static int LastDay(int horizon) => Ahead[horizon];

    public static string? Stage(PipelineDeal deal, DateOnly day) => PipelineDeal.Last(deal.Stages, day)?.Value;

    public static string? TimeInStage(PipelineDeal deal, DateOnly day) => PipelineDeal.Last(deal.Stages, day) is { } stage
        ? string.Create(CultureInfo.InvariantCulture, $"{stage.Value}/{Class(day.DayNumber - stage.On.DayNumber, InStage)}")
        : null;

    public static string? Due(PipelineDeal deal, DateOnly day) => PipelineDeal.Last(deal.ExpectedCloses, day) is { } due
        ? (due.Value.DayNumber - day.DayNumber) switch
        {
            < -30 => "long overdue",
            < 0 => "overdue",
            < 30 => "due",
            < 90 => "soon",
            _ => "later",
        }
        : null;

    private static int Class(int days, int[] ends) => Array.FindIndex(ends, end => days < end);
}
