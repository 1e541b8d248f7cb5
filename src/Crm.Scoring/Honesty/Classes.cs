using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>Both outcomes must be there, in enough rows.</summary>
internal static class Classes
{
    public static (int Positives, int Negatives) Count(ReadOnlySpan<bool> target)
    {
        var positives = target.Count(true);
        return (positives, target.Length - positives);
    }

    /// <exception cref="ScoringException">There is no target, one class, or a class with fewer rows than needed.</exception>
    public static void Check(DataSet data, int needed)
    {
        var (positives, negatives) = Count(data.Target);
        if (positives == 0 || negatives == 0)
        {
            throw new ScoringException(ScoringErrorCodes.OneClass, $"All {Texts.Count(data.Rows)} rows have the {(positives == 0 ? "negative" : "positive")} outcome; both are needed.");
        }

        if (Math.Min(positives, negatives) < needed)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"There are {Texts.Count(positives)} positive and {Texts.Count(negatives)} negative rows; {Texts.Count(needed)} of each are needed.");
        }
    }
}
