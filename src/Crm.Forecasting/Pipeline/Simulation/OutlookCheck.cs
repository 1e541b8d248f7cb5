using System.Collections.Immutable;
using System.Globalization;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Refuses an outlook that contradicts itself.</summary>
internal static class OutlookCheck
{
    public static void Check(PipelineOutlook outlook)
    {
        ForecastPeriod.Checked(outlook.Periods, outlook.Periods.IsDefaultOrEmpty ? default : outlook.Periods[0].First.AddDays(-1));
        outlook.Shock.Checked();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var deal in outlook.Deals)
        {
            Probabilities(deal, outlook.Periods.Length);
            Once(ids, deal.Id);
        }

        ids.Clear();
        foreach (var news in outlook.NewBusiness)
        {
            Wins(news, outlook.Periods.Length);
            Once(ids, news.Id);
        }
    }

    private static void Probabilities(DealOutlook deal, int periods)
    {
        Length("Deal", deal.Id, deal.WinProbability.IsDefault ? 0 : deal.WinProbability.Length, periods);
        var sum = 0.0;
        foreach (var p in deal.WinProbability)
        {
            sum += p >= 0 ? p : double.NaN;
        }

        if (!(sum <= 1 + 1e-9))
        {
            throw Refuse.Option($"Deal '{deal.Id}' is won with probabilities {Listed(deal.WinProbability)}; none is negative, together they are at most 1.");
        }
    }

    private static void Wins(NewBusinessOutlook news, int periods)
    {
        Length("New business", news.Id, news.Wins.IsDefault ? 0 : news.Wins.Length, periods);
        if (news.Wins.Any(w => !(w is >= 0 and <= 1e6)))
        {
            throw Refuse.Option($"New business '{news.Id}' expects {Listed(news.Wins)} wins; 0 to 1,000,000 a period are possible.");
        }
    }

    private static string Listed(ImmutableArray<double> values) => string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture)));

    private static void Length(string what, string id, int length, int periods)
    {
        if (length != periods)
        {
            throw Refuse.Of(ForecastingErrorCodes.LengthMismatch, $"{what} '{id}' has {length} periods, the outlook {periods}.");
        }
    }

    private static void Once(HashSet<string> ids, string id)
    {
        if (!ids.Add(id))
        {
            throw Refuse.Deal($"The id '{id}' is there twice; its random numbers hang on it.");
        }
    }
}
