namespace Crm.Evaluation.Forecasting.Series;

/// <summary>What <c>forecast</c> answers; the JSON has these names in camel case. CPU is that of fitting and forecasting.</summary>
internal sealed record ForecastResult(string Method, IReadOnlyList<GroupResult> Groups, GroupResult All, double CpuSecondsPerSeries, double Seconds);

/// <summary>The errors of a group of series: means over the series; OWA against Naive2 on the same ones. What cannot be told is <see langword="null"/>.</summary>
internal sealed record GroupResult(string Period, int Series, double? Smape, double? Mase, double? Owa, double Coverage80, double Coverage95, double? Msis95);
