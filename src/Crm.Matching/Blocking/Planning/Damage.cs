namespace Crm.Matching.Blocking.Planning;

/// <summary>
/// How fields of two records of one entity come to differ: a set of fields is damaged, each by itself with a chance that is small in most pairs and large in careless ones. A rule that uses none of the damaged fields finds
/// the pair, one that does finds it as often as its transforms bear the damage.
/// </summary>
internal sealed class Damage
{
    // Careful and careless records, half of the matches each.
    private static readonly double[] Rates = [0.1, 0.4];

    /// <param name="missing">The share of records without a value, field by field; at most 16 fields.</param>
    public Damage(double[] missing)
    {
        Left = new double[1 << missing.Length];
        foreach (var rate in Rates)
        {
            for (var set = 0; set < Left.Length; set++)
            {
                var chance = 1.0 / Rates.Length;
                for (var field = 0; field < missing.Length; field++)
                {
                    var damaged = Damaged(rate, missing[field]);
                    chance *= (set >> field & 1) == 1 ? damaged : 1 - damaged;
                }

                Left[set] += chance;
            }
        }

        // Of what is damaged, the share that is not missing: nothing bears that.
        Present = [.. missing.Select(m => Rates.Average(r => r * (1 - m) * (1 - m)) / Rates.Average(r => Damaged(r, m)))];
    }

    /// <summary>For each set of damaged fields, a bit each, the share of matches that have it and are not found so far.</summary>
    public double[] Left { get; }

    /// <summary>For each field the share of its damage that a transform can bear.</summary>
    public double[] Present { get; }

    private static double Damaged(double rate, double missing) => 1 - ((1 - rate) * (1 - missing) * (1 - missing));
}
