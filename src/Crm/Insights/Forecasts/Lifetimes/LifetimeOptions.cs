namespace Crm.Insights;

/// <summary>How the worth of accounts is reckoned.</summary>
public sealed record LifetimeOptions
{
    /// <summary>How many years ahead; above 0 to 20.</summary><value>Default: 3.</value>
    public double Years { get; init; } = 3;

    /// <summary>By what share money is worth less a year later; 0 to 1.</summary><value>Default: 0.1.</value>
    public double YearlyDiscount { get; init; } = 0.1;

    /// <summary>What is left of an amount; above 0 to 1.</summary><value>Default: 1, all of it.</value>
    public double Margin { get; init; } = 1;

    internal LifetimeOptions Checked()
    {
        Check(Years is > 0 and <= 20, "years", "Up to 20 years can be looked ahead.");
        Check(YearlyDiscount is >= 0 and <= 1, "yearlyDiscount", "A discount is from 0 to 1.");
        Check(Margin is > 0 and <= 1, "margin", "A margin is above 0 and at most 1.");
        return this;
    }

    private static void Check(bool ok, string field, string message)
    {
        if (!ok)
        {
            throw CrmException.Invalid(field, "out_of_range", message);
        }
    }
}
