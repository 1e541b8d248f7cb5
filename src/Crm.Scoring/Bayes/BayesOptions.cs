namespace Crm.Scoring.Bayes;

/// <summary>How a naive Bayes model is made of counts.</summary>
public sealed record BayesOptions
{
    /// <summary>Into how many bins of an equal count numbers fall, 2 to 1000.</summary>
    /// <value>The default is 10.</value>
    public int Bins { get; init; } = 10;

    /// <summary>How many rows what is known before weighs, above 0: of a level or a bin that it says nothing, or what the pool says of it.</summary>
    /// <value>The default is 10.</value>
    public double PriorRows { get; init; } = 10;

    internal void Check()
    {
        var check = new OptionCheck(nameof(BayesOptions));
        check.Need(Bins is >= 2 and <= 1000, Bins, "from 2 to 1,000");
        check.Need(PriorRows > 0 && double.IsFinite(PriorRows), PriorRows, "above 0");
    }
}
