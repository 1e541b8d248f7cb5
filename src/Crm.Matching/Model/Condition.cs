namespace Crm.Matching.Model;

/// <summary>That others than matches agree in some fields, and how often each level of other fields is met among them.</summary>
/// <param name="Fields">The fields that agree, all of them.</param>
/// <param name="Near">Those of them whose values are alike, but not the same, where all others are the same; none: all agree, be it the same or nearly.</param>
/// <param name="Levels">By field how often each level is met; null: as often as among any.</param>
internal sealed record Condition(int[] Fields, int[] Near, double[]?[] Levels)
{
    public bool Holds(ulong pattern, FieldOdds[] fields)
    {
        foreach (var field in Fields)
        {
            var (odds, level) = (fields[field], Pattern.Level(pattern, field));
            if (!(Near.Length == 0 ? odds.Agrees(level) : Near.Contains(field) ? odds.IsNear(level) : level == odds.Same))
            {
                return false;
            }
        }

        return true;
    }
}
