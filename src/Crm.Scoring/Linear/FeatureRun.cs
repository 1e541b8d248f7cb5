using System.Runtime.InteropServices;

namespace Crm.Scoring.Linear;

/// <summary>Slots that stand side by side, as their features do: what is done with them is done by vectors. A slot that may have one of several features is a run by itself.</summary>
/// <param name="From">The first slot.</param>
/// <param name="To">The slot after the last.</param>
/// <param name="Feature">The feature of the first slot; -1: one of several.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FeatureRun(int From, int To, int Feature)
{
    /// <summary>The runs of a design.</summary>
    /// <param name="next">For each column, the place after its last feature; the first slot and feature are the intercept's.</param>
    public static IEnumerable<FeatureRun> Of(int[] next)
    {
        var run = new FeatureRun(0, 1, 0);
        for (var slot = 1; slot <= next.Length; slot++)
        {
            var first = slot == 1 ? 1 : next[slot - 2];
            var isOne = next[slot - 1] == first + 1;
            if (isOne && run.Feature >= 0)
            {
                run = run with { To = slot + 1 };
                continue;
            }

            yield return run;
            run = new(slot, slot + 1, isOne ? first : -1);
        }

        yield return run;
    }
}
