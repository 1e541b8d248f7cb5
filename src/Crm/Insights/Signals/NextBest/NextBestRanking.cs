using System.Globalization;
using NodaTime;

namespace Crm.Insights;

/// <summary>Ranks open deals by the worth that is at stake.</summary>
internal static class NextBestRanking
{
    public static IReadOnlyList<NextAction> Rank(IReadOnlyList<OpenWork> work, NextBestOptions options, bool seesAmounts, Instant now, LocalDate today)
    {
        var typical = Median(work);
        return [.. work.Select(w => Of(w, options, seesAmounts, typical, now, today))
            .OrderByDescending(a => a.Rank).ThenBy(a => a.Deal.Value).Take(options.Size)];
    }

    private static NextAction Of(OpenWork work, NextBestOptions options, bool seesAmounts, decimal? typical, Instant now, LocalDate today)
    {
        var reasons = new List<string>();
        var value = seesAmounts ? work.Amount ?? typical ?? 1 : (decimal?)null;
        if (value is { } amount)
        {
            reasons.Add(work.Amount is null ? Text($"worth {amount:0.##}, the median of the others: it has no amount") : Text($"worth {amount:0.##}"));
        }

        var probability = work.Score ?? work.StageProbability;
        reasons.Add(Text($"won with {probability * 100:0.#} %, by {(work.Score is null ? "its stage" : "the model of winning")}"));
        var days = Math.Max(0, (now - work.Touched).TotalDays);
        var atStake = 1 - double.Exp2(-days / options.HalfLifeDays);
        reasons.Add(Text($"untouched for {days:0.#} days, which puts {atStake * 100:0.#} % of it at stake"));
        var (kind, why) = Kind(work, now, today);
        reasons.Add(why);
        return new(work.Deal, work.Name, kind, value, probability, days, (double)(value ?? 1) * probability * atStake, reasons);
    }

    private static (NextActionKind Kind, string Why) Kind(OpenWork work, Instant now, LocalDate today) => work switch
    {
        { LastIn: { } asked } when !(work.LastOut >= asked) => (NextActionKind.Answer, Text($"they were in touch {(now - asked).TotalDays:0.#} days ago and were not answered")),
        { IsOverdue: true } => (NextActionKind.DoOverdue, "what was planned is overdue"),
        { CloseDate: { } day } when day < today => (NextActionKind.SetCloseDate, Text($"it was to be won {Period.DaysBetween(day, today)} days ago")),
        { Planned: null } => (NextActionKind.PlanStep, "nothing is planned"),
        _ => (NextActionKind.BeInTouch, Text($"the next step is planned in {(work.Planned!.Value - now).TotalDays:0.#} days")),
    };

    private static decimal? Median(IReadOnlyList<OpenWork> work)
    {
        var amounts = work.Select(w => w.Amount).OfType<decimal>().Order().ToList();
        return amounts.Count == 0 ? null : (amounts[(amounts.Count - 1) / 2] + amounts[amounts.Count / 2]) / 2;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
