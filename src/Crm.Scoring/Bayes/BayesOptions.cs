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
        if (Bins is < 2 or > 1000 || !(PriorRows > 0 && double.IsFinite(PriorRows)))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, "Options of naive Bayes: bins are from 2 to 1000, prior rows above 0.");
        }
    }
}
