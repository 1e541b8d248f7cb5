namespace Crm.Forecasting.Series.Cleaning;

/// <summary>When a value is an outlier and a change a shift.</summary>
public sealed record CleaningOptions
{
    /// <summary>How far a residual lies beyond the middle 80 % of them, in widths of it, to be an outlier: at least 1.</summary>
    /// <value>Default: 1.5, some six standard deviations of normal noise. The quartiles would be too near: robust fits make many small residuals.</value>
    public double OutlierLimit { get; init; } = 1.5;

    /// <summary>How many times the penalty sqrt(2 ln n) a change of level is from the usual ones, in standard deviations, to be a shift: at least 1.</summary>
    /// <value>Default: 2.</value>
    public double ShiftLimit { get; init; } = 2;

    internal void Check()
    {
        if (!(OutlierLimit >= 1))
        {
            throw Refuse.Option($"{nameof(OutlierLimit)} is {OutlierLimit}; it is at least 1.");
        }

        if (!(ShiftLimit >= 1))
        {
            throw Refuse.Option($"{nameof(ShiftLimit)} is {ShiftLimit}; it is at least 1.");
        }
    }
}
