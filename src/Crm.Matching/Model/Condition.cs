namespace Crm.Matching.Model;

/// <summary>That others than matches agree in some fields, and how often each level of other fields is met among them.</summary>
/// <param name="Fields">The fields that agree, all of them.</param>
/// <param name="Levels">By field how often each level is met; null: as often as among any.</param>
internal sealed record Condition(int[] Fields, double[]?[] Levels)
{
    public bool Holds(ulong pattern, FieldOdds[] fields)
    {
        foreach (var field in Fields)
        {
            if (!fields[field].Agrees(Pattern.Level(pattern, field)))
            {
                return false;
            }
        }

        return true;
    }
}
