namespace Crm.Matching.Model;

/// <summary>
/// What two records that are no match have in common because they have something else in common: a city its postal code, people of one name, or of names a letter apart, e-mail addresses that look alike. Without it such fields would be counted as
/// often as they stand there.
/// </summary>
/// <param name="conditions">What may agree, and how often each level of other fields is met then.</param>
/// <param name="order">The fields in the order in which they are asked what they add to those before.</param>
internal sealed class Dependence(Condition[] conditions, int[] order)
{
    private readonly int[] places = [.. Enumerable.Range(0, order.Length).Select(field => Array.IndexOf(order, field))];

    /// <summary>What may agree, and how often each level of other fields is met then.</summary>
    public IReadOnlyList<Condition> Conditions => conditions;

    /// <summary>The fields in the order in which they are asked what they add to those before.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>For each field of a pattern how often its level is met among others that agree in what agrees here, and a field that makes it most frequent (-1: none).</summary>
    public void Of(ulong pattern, FieldOdds[] fields, Span<double> others, Span<int> because)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            (others[field], because[field]) = (fields[field].U[Pattern.Level(pattern, field)], -1);
        }

        foreach (var condition in conditions)
        {
            if (condition.Holds(pattern, fields))
            {
                for (var field = 0; field < fields.Length; field++)
                {
                    var level = Pattern.Level(pattern, field);
                    if (level > Pattern.Else && condition.Levels[field] is { } levels && levels[level] > others[field] && IsBefore(condition.Fields, field))
                    {
                        (others[field], because[field]) = (levels[level], condition.Fields[0]);
                    }
                }
            }
        }
    }

    private bool IsBefore(int[] given, int field)
    {
        foreach (var other in given)
        {
            if (places[other] >= places[field])
            {
                return false;
            }
        }

        return true;
    }
}
