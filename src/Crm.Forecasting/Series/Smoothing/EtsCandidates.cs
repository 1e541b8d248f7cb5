using System.Collections.Immutable;
using System.Globalization;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>Which models a series allows.</summary>
internal static class EtsCandidates
{
    private const double LeastShare = 1e-6;

    /// <summary>All usual models: those with multiplicative parts where all values are well above zero, those with a season where there are two and a little. A multiplicative season with additive errors is left out: its forecasts are not stable (Hyndman et al. 2008, section 2.5).</summary>
    public static IEnumerable<EtsModel> For(double[] values, int season)
    {
        EtsError[] errors = IsPositive(values) ? [EtsError.Additive, EtsError.Multiplicative] : [EtsError.Additive];
        EtsSeason[] seasons = HasSeason(values, season) ? [EtsSeason.None, EtsSeason.Additive, EtsSeason.Multiplicative] : [EtsSeason.None];
        return from error in errors
               from figure in seasons
               where figure != EtsSeason.Multiplicative || error == EtsError.Multiplicative
               from trend in Enum.GetValues<EtsTrend>()
               select new EtsModel(error, trend, figure);
    }

    /// <summary>The model that was asked for, or the nearest one that the series allows, with a note.</summary>
    public static EtsModel Nearest(EtsModel model, double[] values, int season, ref ImmutableArray<ForecastNote> notes)
    {
        if (model.Season != EtsSeason.None && !HasSeason(values, season))
        {
            notes = notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{values.Length} values, of a season of {season}, show no season; {model} takes two seasons and two values more, and is fitted without one.")));
            model = model with { Season = EtsSeason.None };
        }

        if ((model.Error == EtsError.Multiplicative || model.Season == EtsSeason.Multiplicative) && !IsPositive(values))
        {
            notes = notes.Add(new(ForecastNoteCodes.NotPositive, $"Some values are not above zero, or next to nothing beside the others; {model} is fitted with additive parts."));
            model = model with { Error = EtsError.Additive, Season = model.Season == EtsSeason.None ? EtsSeason.None : EtsSeason.Additive };
        }

        return model;
    }

    /// <summary>Proportions of values a million times below the mean are proportions of nothing.</summary>
    private static bool IsPositive(double[] values) => values.Min() > LeastShare * values.Average();

    private static bool HasSeason(double[] values, int season) => season > 1 && values.Length >= (2 * season) + 2;
}
