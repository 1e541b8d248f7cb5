using Crm.Scoring.Data;

namespace Crm.Scoring.Models;

/// <summary>What every trainer asks of its data.</summary>
internal static class TrainingData
{
    /// <summary>Checks that there is a target with enough rows of both outcomes.</summary>
    /// <param name="data">The data.</param>
    /// <param name="least">How many rows of each outcome are needed.</param>
    public static void Check(DataSet data, int least)
    {
        var (positives, negatives) = (data.Target.Count(true), data.Target.Count(false));
        if (positives == 0 || negatives == 0)
        {
            throw new ScoringException(ScoringErrorCodes.OneClass, $"All {data.Rows} rows have the {(positives == 0 ? "negative" : "positive")} outcome; a model needs rows of both.");
        }

        if (Math.Min(positives, negatives) < least)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"There are {positives} rows with the positive outcome and {negatives} with the negative, where {least} of each are needed.");
        }
    }
}
