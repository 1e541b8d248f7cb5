using Crm.Reporting;
using NodaTime;

namespace Crm.Samples.QuickStart.Report;

/// <summary>What the CRM says of the pipeline as of the end of a day.</summary>
internal sealed record SalesReport
{
    public required LocalDate AsOf { get; init; }

    public required IReadOnlyList<StageLine> Stages { get; init; }

    public required IReadOnlyList<OwnerLine> Owners { get; init; }

    public required IReadOnlyList<PeriodLine> WonByQuarter { get; init; }

    public required IReadOnlyList<PeriodLine> WonByMonth { get; init; }

    public required IReadOnlyList<StageTimeLine> StageTimes { get; init; }

    public required IReadOnlyList<SourceLine> Sources { get; init; }

    public required StalePipeline Stale { get; init; }

    public required IReadOnlyList<ForecastLine> Forecast { get; init; }

    /// <summary>The days from when a deal was made to when it was won or lost, over all closed deals.</summary>
    public required DurationStatistics Cycle { get; init; }

    public long Deals => Stages.Sum(s => s.Count);

    public Total Won => Of("won");

    public Total Lost => Of("lost");

    /// <summary>Won of won and lost; null while nothing is closed.</summary>
    public decimal? WinRate => Rates.Of(Won.Count, Lost.Count);

    private Total Of(string kind) => new(
        Stages.Where(s => s.Kind == kind).Sum(s => s.Count),
        Stages.Where(s => s.Kind == kind).Sum(s => s.Amount));
}

/// <summary>A number of deals and what they are worth.</summary>
internal sealed record Total(long Count, decimal Amount);

/// <summary>The deals in one stage.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Kind"><c>open</c>, <c>won</c> or <c>lost</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Amount">What they are worth, as far as that is known.</param>
internal sealed record StageLine(string Name, string Kind, long Count, decimal Amount);

/// <summary>The deals of one person.</summary>
internal sealed record OwnerLine(string? Name, string? Team, string? Unit)
{
    public required long WonCount { get; init; }

    public required decimal WonAmount { get; init; }

    public required long LostCount { get; init; }

    /// <summary>The number of deals in each open stage, in the order of the stages.</summary>
    public required IReadOnlyList<long> Open { get; init; }

    public long OpenCount => Open.Sum();
}

/// <summary>What was won in one month or quarter.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Count">How many deals.</param>
/// <param name="Amount">What they are worth.</param>
internal sealed record PeriodLine(LocalDate Start, long Count, decimal Amount);

/// <summary>How long deals stood in a stage before they left it.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Left">How many left it.</param>
/// <param name="MeanDays">For how many days they had stood in it.</param>
/// <param name="LongestDays">The longest of them.</param>
internal sealed record StageTimeLine(string Stage, long Left, decimal MeanDays, decimal LongestDays);

/// <summary>How deals from one source ended.</summary>
internal sealed record SourceLine(string? Name, long Won, long Lost, long Open, decimal? WinRate);

/// <summary>Open deals that have stood in their stage for more than so many days.</summary>
internal sealed record StalePipeline(int Days, long Count, IReadOnlyList<StaleDeal> Oldest);

/// <summary>What the deals of an open stage are expected to bring.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Probability">How likely a deal in it is won.</param>
/// <param name="Valued">The deals with a value of their own.</param>
/// <param name="ByListPrice">The deals without one: their products' list prices stand in.</param>
/// <param name="Unpriced">How many have neither.</param>
internal sealed record ForecastLine(string Stage, decimal Probability, Total Valued, Total ByListPrice, long Unpriced)
{
    public decimal Weighted => Probability * (Valued.Amount + ByListPrice.Amount);
}
