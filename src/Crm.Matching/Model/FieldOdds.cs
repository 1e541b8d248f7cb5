namespace Crm.Matching.Model;

/// <summary>Of one field: how often each level is met among matches (m) and among two records drawn at random (u), missing values left out; and what it has to do with the place where one lives.</summary>
/// <param name="m">By level; entry 0 (missing) is 1.</param>
/// <param name="u">By level; entry 0 is 1.</param>
/// <param name="common">How often each level is met where two have the value in common; entry 0 is 1.</param>
/// <param name="shared">The share of those who live or work together who have the value in common; 0: no more than any.</param>
/// <param name="kept">Of a field that changes with the place, the share of those who have moved that keeps it: most stay in the city; null: another field.</param>
internal sealed class FieldOdds(double[] m, double[] u, double[] common, double shared, double? kept)
{
    public double[] M { get; } = m;

    public double[] U { get; } = u;

    public double[] Common { get; } = common;

    public double Shared { get; set; } = shared;

    public double? Kept { get; } = kept;

    public int Levels => M.Length;

    /// <summary>The level of two values that are the same.</summary>
    public int Same => M.Length - 1;

    /// <summary>The weight of a level in bits: log2(m/u). A missing value says nothing.</summary>
    public double Weight(int level) => level == Pattern.Missing ? 0 : Math.Log2(M[level] / U[level]);

    /// <summary>Agreement that says something: of the levels that speak for a match those that have at least half the weight of the same value.</summary>
    public bool Agrees(int level) => level > Pattern.Else && Weight(level) > 0 && 2 * Weight(level) >= Weight(Same);

    /// <summary>Values that are alike and not the same.</summary>
    public bool IsNear(int level) => level > Pattern.Else && level < Same;

    /// <summary>How often a level is met where a share has the value in common, and the others have it as <paramref name="others"/> do.</summary>
    public double Mixed(double share, int level, double others) => (share * Common[level]) + ((1 - share) * others);

    public FieldOdds Copy() => new([.. M], [.. U], Common, Shared, Kept);
}
