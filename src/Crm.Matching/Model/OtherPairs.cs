namespace Crm.Matching.Model;

/// <summary>How likely patterns are among pairs that do not match.</summary>
internal static class OtherPairs
{
    /// <summary>The log likelihood of each pattern, in nats.</summary>
    public static double[] Log(ReadOnlySpan<ulong> patterns, FieldOdds[] fields, Dependence dependence)
    {
        var logs = new double[patterns.Length];
        Span<double> others = stackalloc double[Pattern.MaxFields];
        Span<int> because = stackalloc int[Pattern.MaxFields];
        for (var p = 0; p < patterns.Length; p++)
        {
            dependence.Of(patterns[p], fields, others, because);
            for (var f = 0; f < fields.Length; f++)
            {
                logs[p] += Pattern.Level(patterns[p], f) == Pattern.Missing ? 0 : Math.Log(others[f]);
            }
        }

        return logs;
    }
}
