using Crm.InMemory.Tables;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>Answers a query for rows.</summary>
internal sealed class RowReading(RowQuery query)
{
    /// <summary>The rows, read as they are asked for where the order allows it.</summary>
    public IEnumerable<object?[]> Read(TableSet tables, CancellationToken cancellationToken)
    {
        var view = new SourceView(query, tables);
        var order = new RowOrder(query, view);
        var rows = view.Rows(cancellationToken).Select(row => (Row: row, Key: order.Of(row)));
        if (query.After is { } after)
        {
            rows = rows.Where(r => order.Compare(r.Key, after) > 0);
        }

        if (query.Order.Count > 0)
        {
            rows = rows.OrderBy(r => r.Key, order);
        }

        var columns = query.Columns.Select(view.Value).ToArray();
        return rows.Take(query.Limit ?? int.MaxValue).Select(r => columns.Length == 0 ? [.. r.Row] : Array.ConvertAll(columns, c => c.Read(r.Row)));
    }
}
