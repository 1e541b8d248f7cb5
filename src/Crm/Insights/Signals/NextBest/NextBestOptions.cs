namespace Crm.Insights;

/// <summary>How open work is ranked.</summary>
public sealed record NextBestOptions
{
    /// <summary>How many deals; 1-1,000.</summary><value>Default: 10.</value>
    public int Size { get; init; } = 10;

    /// <summary>After how many days without a touch half of a deal's worth is at stake; above 0, at most 3,660.</summary><value>Default: 14.</value>
    public double HalfLifeDays { get; init; } = 14;

    internal void Check()
    {
        if (Size is < 1 or > 1_000)
        {
            throw CrmException.Invalid("size", "out_of_range", "A ranking has 1-1,000 deals.");
        }

        if (!(HalfLifeDays is > 0 and <= 3_660))
        {
            throw CrmException.Invalid("halfLifeDays", "out_of_range", "The half-life is above 0 and at most 3,660 days.");
        }
    }
}
