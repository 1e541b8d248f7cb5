namespace Crm.Matching.Model;

/// <summary>
/// What two records that are no match share when they share something: a household its family name, address and number, a city its postal code. Among other pairs that agree in field f, a share rho(g, f) agrees in
/// field g because of that, and the rest as often as any two records do: u(g | f) = rho m(g) + (1 - rho) u(g). Without it such fields would be counted as often as they stand there.
/// </summary>
internal sealed class Dependence
{
    private readonly double[,] shared;
    private readonly int[] order;

    public Dependence(FieldOdds[] fields, double[,] shared)
    {
        this.shared = shared;
        // The field that says most comes first: the others are asked what they add.
        order = [.. Enumerable.Range(0, fields.Length).OrderByDescending(f => fields[f].Weight(fields[f].Same)).ThenBy(f => f)];
    }

    /// <summary>The share rho of <paramref name="field"/> given agreement in <paramref name="given"/>.</summary>
    public double this[int field, int given] => shared[field, given];

    /// <summary>For each field of a pattern the share of other pairs that has the field in common because of a more telling field that agrees too, and which that is (-1: none).</summary>
    public void Of(ulong pattern, FieldOdds[] fields, Span<double> rho, Span<int> because)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var field = order[i];
            (rho[field], because[field]) = (0, -1);
            for (var j = 0; j < i; j++)
            {
                var given = order[j];
                if (shared[field, given] > rho[field] && fields[given].Agrees(Pattern.Level(pattern, given)))
                {
                    (rho[field], because[field]) = (shared[field, given], given);
                }
            }
        }
    }

    public static Dependence None(FieldOdds[] fields) => new(fields, new double[fields.Length, fields.Length]);
}
