using Crm.Insights;
using NodaTime;

namespace Crm.Samples.QuickStart.Outlook;

/// <summary>What is to come, and how far to trust it.</summary>
/// <param name="Quarters">The next two quarters as forecast on a day, and on the quarter's end before it where nothing later is known; null: too little was won and lost.</param>
/// <param name="Track">How the forecasts of the quarters before did.</param>
/// <param name="Model">What was learnt of winning; null: nothing.</param>
/// <param name="Grades">How many open deals have each grade.</param>
/// <param name="Best">The open deals with the most points, with their reasons.</param>
/// <param name="TooLittle">Why there is no forecast; null: there is one.</param>
internal sealed record SalesOutlook(
    IReadOnlyList<QuarterForecast> Quarters, TrackLine? Track, ScoreModelInfo? Model, IReadOnlyList<GradeLine> Grades, IReadOnlyList<GradedDeal> Best, string? TooLittle);

/// <summary>A quarter, as it was forecast on a day, and what came.</summary>
/// <param name="AsOf">The day; nothing later is used.</param>
/// <param name="Quarter">The quarter's first day.</param>
/// <param name="Came">What was won in it by the last day that the data tells of; null: it had not begun.</param>
/// <param name="IsOver">Whether it was over by then.</param>
internal sealed record QuarterForecast(LocalDate AsOf, LocalDate Quarter, double P10, double P50, double P90, decimal? Came, bool IsOver);

/// <summary>How many past quarters were forecast from what was known then, and how well.</summary>
internal sealed record TrackLine(int Quarters, double Bias, double Coverage80);

/// <summary>Open deals of one grade.</summary>
internal sealed record GradeLine(string Grade, long Deals, decimal Amount);

/// <summary>An open deal with its grade.</summary>
internal sealed record GradedDeal(string Name, string? Account, decimal Score, string Grade, IReadOnlyList<string> Reasons);
