namespace Crm.Reporting;

/// <summary>A fan chart in words.</summary>
internal static class FanText
{
    private const int Most = 50;

    /// <summary>For who cannot see it: where the past ends, and the forecast with its bands, as far as 50 steps go.</summary>
    public static string Describe(FanChart chart)
    {
        var (past, ahead) = (chart.History.Values.Count, chart.Forecast.Values.Count);
        if (past + ahead == 0)
        {
            return "No data.";
        }

        List<string> parts = [];
        if (past > 0)
        {
            var last = chart.History.Values[^1] is { } value ? ReportText.Of(value, chart.Kind) : "missing";
            parts.Add(FormattableString.Invariant($"{chart.History.Name}: {past} numbers from {chart.Steps[0]} to {chart.Steps[past - 1]}, the last {last}."));
        }

        parts.AddRange(Enumerable.Range(0, Math.Min(Most, ahead)).Select(i => Step(chart, i) + "."));
        if (ahead > Most)
        {
            parts.Add(FormattableString.Invariant($"And {ahead - Most} more."));
        }

        return string.Join(' ', parts);
    }

    /// <summary>What is said of a step of the forecast: what is expected, each band, and what came.</summary>
    public static string Step(FanChart chart, int step)
    {
        var bands = chart.Bands.Select(band => $"; {band.Name}: {Text(band.Low[step])} to {Text(band.High[step])}");
        var came = step < chart.Actual?.Values.Count && chart.Actual.Values[step] is { } value ? $"; {chart.Actual.Name}: {Text(value)}" : "";
        return $"{chart.Steps[chart.History.Values.Count + step]}, {chart.Forecast.Name}: {Text(chart.Forecast.Values[step])}{string.Concat(bands)}{came}";

        string Text(decimal? value) => ReportText.Of(value, chart.Kind);
    }
}
