namespace Crm.Forecasting.Tests.Series;

/// <summary>A series of a competition.</summary>
internal sealed record CompetitionRow(string Period, int Season, double[] Known, double[] Test);
