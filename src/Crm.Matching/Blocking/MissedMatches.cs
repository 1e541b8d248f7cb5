using System.Collections.Immutable;
using System.Numerics;

namespace Crm.Matching.Blocking;

/// <summary>
/// What blocking probably missed, from how many matches each set of keys has: matches are captured by keys as animals are by traps. The estimate is the lower bound of Chao (Biometrics 43, 1987), its bias
/// corrected: with f1 matches that exactly one of t keys has and f2 that two have, (t - 1)/t · f1 (f1 - 1) / (2 (f2 + 1)) are missed at least. Keys that share columns miss the same matches, and pairs that no key
/// could ever have leave no trace: what is truly missed may be more, hardly less.
/// </summary>
/// <param name="Found">How many matches were found.</param>
/// <param name="Missed">How many were missed at least, estimated; null: one key alone cannot tell.</param>
/// <param name="KeyRecalls">Each key's recall among the matches that other keys have; null: they have none.</param>
public sealed record MissedMatches(double Found, double? Missed, ImmutableArray<double?> KeyRecalls)
{
    /// <summary>The share of all matches that were found, at most; null: unknown.</summary>
    public double? Recall => Missed is { } missed && Found + missed > 0 ? Found / (Found + missed) : null;

    /// <summary>Estimates what was missed. Takes O(sets · keys).</summary>
    /// <param name="matchesByKeys">
    /// For each set of keys, a bit each, the first key the lowest, the number of matches that just these have; or the sum of their probabilities. Sets with no key do not count.
    /// </param>
    /// <param name="keys">How many keys there are, 1 to 64.</param>
    /// <exception cref="MatchingException">The number of keys or a count is out of its range (<c>matching.invalid_option</c>, <c>matching.invalid_value</c>).</exception>
    public static MissedMatches Estimate(IEnumerable<KeyValuePair<ulong, double>> matchesByKeys, int keys)
    {
        ArgumentNullException.ThrowIfNull(matchesByKeys);
        if (keys is < 1 or > 64)
        {
            throw Refuse.Option($"There are {keys} keys; there must be 1 to 64.");
        }

        var (found, once, twice) = (0.0, 0.0, 0.0);
        var (held, others) = (new double[keys], new double[keys]);
        foreach (var (set, matches) in matchesByKeys)
        {
            if (!(matches >= 0 && double.IsFinite(matches)) || (keys < 64 && set >> keys != 0))
            {
                throw Refuse.Of(MatchingErrorCodes.InvalidValue, $"The keys {set:x} have {matches} matches; there must be 0 or more, of {keys} keys.");
            }

            var count = BitOperations.PopCount(set);
            found += count > 0 ? matches : 0;
            once += count == 1 ? matches : 0;
            twice += count == 2 ? matches : 0;
            for (var key = 0; key < keys; key++)
            {
                var bit = 1UL << key;
                others[key] += (set & ~bit) != 0 ? matches : 0;
                held[key] += (set & ~bit) != 0 && (set & bit) != 0 ? matches : 0;
            }
        }

        double? missed = keys == 1 ? null : (keys - 1.0) / keys * once * Math.Max(0, once - 1) / (2 * (twice + 1));
        return new(found, missed, [.. held.Select((h, key) => others[key] > 0 ? h / others[key] : (double?)null)]);
    }
}
