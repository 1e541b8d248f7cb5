using System.Numerics;
using System.Runtime.InteropServices;

namespace Crm.Matching.Comparing.Tokens;

/// <summary>Which letters a token has, by their five lowest bits, and how many: enough to tell that most pairs of tokens cannot be alike.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LetterBag
{
    // For what rounding may take from the bound.
    private const double Slack = 1e-9;

    private readonly uint letters;
    private readonly int length;

    public LetterBag(string token)
    {
        length = token.Length;
        foreach (var c in token)
        {
            letters |= 1U << c;
        }
    }

    /// <summary>Whether the Jaro-Winkler similarity may reach a value: letters that the other token has not at all match nothing, all others may.</summary>
    public bool MayReach(LetterBag other, double similarity)
    {
        var matches = Math.Min(length - BitOperations.PopCount(letters & ~other.letters), other.length - BitOperations.PopCount(other.letters & ~letters));
        var jaro = (((double)matches / length) + ((double)matches / other.length) + 1) / 3;
        return matches > 0 && JaroWinkler.Boosted(jaro, JaroWinkler.MostPrefix) + Slack >= similarity;
    }
}
