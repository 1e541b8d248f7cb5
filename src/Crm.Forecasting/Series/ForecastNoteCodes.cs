namespace Crm.Forecasting.Series;

/// <summary>The stable codes of <see cref="ForecastNote.Code"/>.</summary>
public static class ForecastNoteCodes
{
    /// <summary>Missing values were interpolated.</summary>
    public const string Missing = "missing";

    /// <summary>The series is too short for the method; a simpler one was used.</summary>
    public const string Short = "short";

    /// <summary>All values are one.</summary>
    public const string Constant = "constant";

    /// <summary>A method in proportions was asked for, and some values are not above zero; an additive one was used.</summary>
    public const string NotPositive = "not_positive";

    /// <summary>Outliers were replaced.</summary>
    public const string Outliers = "outliers";

    /// <summary>The level changed at once.</summary>
    public const string LevelShift = "level_shift";

    /// <summary>The series begins or ends with nothing but zeros.</summary>
    public const string Zeros = "zeros";

    /// <summary>The series had no season given; one was found, and used.</summary>
    public const string Season = "season";

    /// <summary>Many values are zero: what is forecast is a rate.</summary>
    public const string Intermittent = "intermittent";

    /// <summary>A regressor says nothing that the season or another one does not; it is left out.</summary>
    public const string Regressor = "regressor";
}
