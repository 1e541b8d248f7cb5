using Crm.Forecasting.Series;

namespace Crm.Evaluation.Forecasting.Series;

/// <summary>A series and what came after it.</summary>
internal sealed record SeriesRow(string Id, string Period, int Frequency, TimeSeries Known, double[] Test);
