namespace Crm.Work;

/// <summary>How far one's open work is looked at.</summary>
public sealed record WorkOptions
{
    /// <summary>How many rows of each bucket come at once: 1 to the largest page.</summary><value>Default: 20.</value>
    public int Size { get; init; } = 20;

    /// <summary>How many days after today are upcoming, 1-366.</summary><value>Default: 7.</value>
    public int UpcomingDays { get; init; } = 7;

    /// <summary>After how many days without a change or an activity a record was left untouched too long, 1-3,660.</summary><value>Default: 30.</value>
    public int UntouchedDays { get; init; } = 30;

    /// <exception cref="CrmException">A value is out of its range (<c>crm.invalid</c>).</exception>
    internal void Check()
    {
        if (UpcomingDays is < 1 or > 366)
        {
            throw CrmException.Invalid("upcomingDays", "out_of_range", "Upcoming are 1-366 days.");
        }

        if (UntouchedDays is < 1 or > 3_660)
        {
            throw CrmException.Invalid("untouchedDays", "out_of_range", "Untouched too long is after 1-3,660 days.");
        }
    }
}
