using System.Diagnostics.CodeAnalysis;
using Crm.Criteria;
using Crm.Queries;
using NodaTime;

namespace Crm.Reporting;

/// <summary>Keys of groups as they compare: folded texts by their key, however a group happens to show them.</summary>
internal sealed class PivotAxis(IReadOnlyList<GroupedBy> keys) : IEqualityComparer<object?[]>, IComparer<object?[]>
{
    public bool Equals(object?[]? x, object?[]? y) => x is not null && y is not null && Compare(x, y) == 0;

    public int GetHashCode([DisallowNull] object?[] obj)
    {
        var hash = default(HashCode);
        for (var i = 0; i < keys.Count; i++)
        {
            hash.Add(Compared(i, obj[i]));
        }

        return hash.ToHashCode();
    }

    public int Compare(object?[]? x, object?[]? y)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var (left, right) = (Compared(i, x![i]), Compared(i, y![i]));
            var order = (left, right) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                _ => ValueOrder.For(KindOf(i)).Compare(left, right),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Of two ways to show one key the least, as a group does.</summary>
    public void ShowLeast(object?[] shown, object?[] other)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (shown[i] is string left && other[i] is string right && CodePointComparer.Instance.Compare(right, left) < 0)
            {
                shown[i] = right;
            }
        }
    }

    /// <summary>The periods that lie between the first and the last of <paramref name="known"/> and are not among them.</summary>
    public IEnumerable<object?[]> Missing(IReadOnlyCollection<object?[]> known)
    {
        if (keys is not [{ Unit: { } unit }] || known.Select(k => k[0]).OfType<LocalDate>().ToHashSet() is not { Count: > 0 } starts)
        {
            yield break;
        }

        var last = starts.Max();
        for (var start = starts.Min(); start < last; start = Periods.Next(start, unit))
        {
            if (!starts.Contains(start))
            {
                yield return [start];
            }
        }
    }

    private object? Compared(int key, object? value) =>
        value is string text && keys[key].Value.TextRule == TextRule.Folded ? TextFolding.Fold(text) : value;

    private ValueKind KindOf(int key) => keys[key].Unit is null ? keys[key].Value.Kind : ValueKind.Date;
}
