using Crm.Criteria;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>Reads one key of a grouping.</summary>
internal sealed class GroupKeyReader(GroupKey key, SourceView view)
{
    private readonly ValueReader value = view.Value(key.Value);
    private readonly object[]? starts = key.Bucket is { } bucket ? [.. bucket.Starts] : null;

    /// <summary>Orders what <see cref="Key"/> gives.</summary>
    public IComparer<object> Order => value.Order;

    /// <summary>What the rows of a group have in common.</summary>
    public object? Key(object?[] row)
    {
        var compared = value.Key(row);
        if (starts is null || compared is null)
        {
            return compared;
        }

        var index = Array.BinarySearch(starts, compared, Comparer<object>.Create(value.Order.Compare));
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? null : starts[index];
    }

    /// <summary>What the group shows once this row is in it: the key, or the least of the texts that share it.</summary>
    public object? Shown(object?[] row, object? common, object? before)
    {
        if (!value.IsFolded || common is null)
        {
            return common;
        }

        var text = (string?)value.Read(row);
        return before is string least && CodePointComparer.Instance.Compare(least, text) <= 0 ? least : text;
    }
}
