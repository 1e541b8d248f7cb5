namespace Crm.Matching.Model;

/// <summary>
/// What two records that are no match have in common because they have something else in common: a household its family name, address and number, a city its postal code, people of one name e-mail addresses that look
/// alike. Without it such fields would be counted as often as they stand there.
/// </summary>
/// <param name="levels">By field and by the field that is given, how often each level is met among other pairs that agree in the given field; null: as among any.</param>
/// <param name="order">The fields in the order in which they are asked what they add to those before.</param>
internal sealed class Dependence(double[]?[,] levels, int[] order)
{
    /// <summary>How often each level of <paramref name="field"/> is met among other pairs that agree in <paramref name="given"/>; null: as among any.</summary>
    public double[]? this[int field, int given] => levels[field, given];

    /// <summary>The fields in the order in which they are asked what they add to those before.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>All fields that depend on another, with how often each level is then met.</summary>
    public IEnumerable<(int Field, int Given, double[] Levels)> All()
    {
        for (var field = 0; field < order.Length; field++)
        {
            for (var given = 0; given < order.Length; given++)
            {
                if (levels[field, given] is { } conditional)
                {
                    yield return (field, given, conditional);
                }
            }
        }
    }

    /// <summary>Nothing depends on anything.</summary>
    public static Dependence None(int fields) => new(new double[]?[fields, fields], [.. Enumerable.Range(0, fields)]);

    /// <summary>For each field of a pattern how often its level is met among other pairs that agree in what agrees here, and the field that makes it most frequent (-1: none).</summary>
    public void Of(ulong pattern, FieldOdds[] fields, Span<double> others, Span<int> because)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var field = order[i];
            var level = Pattern.Level(pattern, field);
            (others[field], because[field]) = (fields[field].U[level], -1);
            for (var j = 0; j < i && level > Pattern.Else; j++)
            {
                var given = order[j];
                if (levels[field, given] is { } conditional && conditional[level] > others[field] && fields[given].Agrees(Pattern.Level(pattern, given)))
                {
                    (others[field], because[field]) = (conditional[level], given);
                }
            }
        }
    }
}
