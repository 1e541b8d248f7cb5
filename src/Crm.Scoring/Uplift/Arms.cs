using Crm.Scoring.Data;

namespace Crm.Scoring.Uplift;

/// <summary>The two sides of an experiment.</summary>
internal static class Arms
{
    /// <summary>The rows of either side.</summary>
    /// <exception cref="ScoringException">There is no target, lengths differ, or a side has no rows.</exception>
    public static (int[] Treated, int[] Control) Of(DataSet data, ReadOnlySpan<bool> treated)
    {
        Check(treated, data.Target);
        var (with, without) = (new List<int>(), new List<int>());
        for (var row = 0; row < treated.Length; row++)
        {
            (treated[row] ? with : without).Add(row);
        }

        return ([.. with], [.. without]);
    }

    /// <exception cref="ScoringException">Lengths differ, or a side has no rows.</exception>
    public static void Check(ReadOnlySpan<bool> treated, ReadOnlySpan<bool> outcomes)
    {
        if (treated.Length != outcomes.Length)
        {
            throw new ScoringException(ScoringErrorCodes.LengthMismatch, $"There are {treated.Length} treatments and {outcomes.Length} outcomes; each row has one of either.");
        }

        var count = treated.Count(true);
        if (count == 0 || count == treated.Length)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"{count} of {treated.Length} rows are treated; uplift needs treated rows and others.");
        }
    }
}
