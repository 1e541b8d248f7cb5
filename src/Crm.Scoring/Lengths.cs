namespace Crm.Scoring;

/// <summary>Holds rows, columns and results to the length that they need.</summary>
internal static class Lengths
{
    /// <summary>Refuses what is longer or shorter.</summary>
    /// <param name="length">How long it is.</param>
    /// <param name="needed">How long it must be.</param>
    /// <param name="what">What has this length: <c>The row has</c>.</param>
    /// <exception cref="ScoringException">The lengths differ (<c>scoring.length_mismatch</c>).</exception>
    public static void Need(int length, int needed, string what)
    {
        if (length != needed)
        {
            throw Differ(length, needed, what);
        }
    }

    /// <summary>The first places, one a row.</summary>
    /// <exception cref="ScoringException">There are fewer places than rows (<c>scoring.length_mismatch</c>).</exception>
    public static Span<double> Places(Span<double> results, int rows) => results.Length >= rows
        ? results[..rows]
        : throw new ScoringException(ScoringErrorCodes.LengthMismatch, $"There are {results.Length} places for the results of {rows} rows.");

    // Apart from the check, so that this is small enough to be inlined where single rows are scored.
    private static ScoringException Differ(int length, int needed, string what) => new(ScoringErrorCodes.LengthMismatch, $"{what} {length} values, where {needed} are needed.");
}
