using Crm.Criteria;
using Crm.Queries;

namespace Crm.Reporting;

/// <summary>Puts the measures of groups together: counts and sums add up, of least and greatest the least and the greatest stays.</summary>
internal sealed class MeasureParts(IReadOnlyList<MeasurePlan> plans)
{
    private readonly Storage.Measure[] measures = [.. plans.SelectMany(p => p.Measures)];

    /// <summary>What nothing measures.</summary>
    public object?[] Nothing() => [.. measures.Select(m => m.Function switch
    {
        RollupFunction.Count => 0L,
        RollupFunction.Sum => m.Operand!.Kind == ValueKind.Integer ? 0L : (object?)0m,
        _ => null,
    })];

    /// <summary>Adds a group to what <paramref name="sum"/> holds.</summary>
    /// <exception cref="CrmException">A sum is past the range of its numbers (<c>crm.storage</c>).</exception>
    public void Add(object?[] sum, ReadOnlySpan<object?> group)
    {
        for (var i = 0; i < measures.Length; i++)
        {
            sum[i] = measures[i].Function switch
            {
                RollupFunction.Min => Least(sum[i], group[i], 1),
                RollupFunction.Max => Least(sum[i], group[i], -1),
                _ => Plus(sum[i]!, group[i]!),
            };
        }
    }

    /// <summary>The values of the measures.</summary>
    public object?[] Read(object?[] parts)
    {
        var values = MeasurePlan.Read(plans, parts);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i] is decimal number ? Row.WithoutTrailingZeros(number) : values[i];
        }

        return values;
    }

    private static object? Least(object? left, object? right, int sign) =>
        left is null || (right is not null && Comparer<object>.Default.Compare(right, left) * sign < 0) ? right : left;

    private static object Plus(object left, object right)
    {
        try
        {
            return (left, right) switch
            {
                (long a, long b) => (object)checked(a + b),
                _ => Convert.ToDecimal(left, null) + Convert.ToDecimal(right, null),
            };
        }
        catch (OverflowException e)
        {
            throw new CrmException(CrmErrors.Storage, "The total is beyond the range of its numbers.", e);
        }
    }
}
