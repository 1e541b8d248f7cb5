namespace Crm.Matching.Model;

/// <summary>How likely the levels of patterns are among strangers.</summary>
internal static class OtherPairs
{
    /// <summary>For each pattern, field after field, the probability of its level.</summary>
    public static double[] Strangers(ReadOnlySpan<ulong> patterns, FieldOdds[] fields, Dependence dependence)
    {
        var levels = new double[patterns.Length * fields.Length];
        Span<int> because = stackalloc int[Pattern.MaxFields];
        for (var p = 0; p < patterns.Length; p++)
        {
            dependence.Of(patterns[p], fields, levels.AsSpan(p * fields.Length, fields.Length), because);
        }

        return levels;
    }
}
