using Crm.Scoring.Data;

namespace Crm.Scoring.Models;

/// <summary>What whatever learns asks of its data.</summary>
internal static class TrainingData
{
    /// <summary>How many rows have either outcome.</summary>
    public static (int Positives, int Negatives) Count(ReadOnlySpan<bool> target)
    {
        var positives = target.Count(true);
        return (positives, target.Length - positives);
    }

    /// <summary>Checks that there is a target with enough rows of both outcomes.</summary>
    /// <param name="data">The data.</param>
    /// <param name="least">How many rows of each outcome are needed.</param>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>), one outcome only (<c>scoring.one_class</c>), or fewer rows of an outcome (<c>scoring.too_few_rows</c>).</exception>
    public static void Check(DataSet data, int least)
    {
        var (positives, negatives) = Count(data.Target);
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
