using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>One statement to run.</summary>
/// <param name="Template">What it is.</param>
/// <param name="Values">The values of its parameters, as the database takes them.</param>
/// <param name="Guarded">The write that is stale if the statement changes no row; null: it may change none.</param>
internal readonly record struct Statement(SqlTemplate Template, object[] Values, RowWrite? Guarded = null)
{
    /// <summary>For a bulk load: what it loads; null: it is none.</summary>
    public BulkRows? Bulk { get; init; }

    /// <exception cref="CrmException">It should have changed a row, and did not (<c>crm.conflict</c>).</exception>
    public void Check(int affected)
    {
        if (Guarded is { } write && affected == 0)
        {
            throw CrmException.Conflict(write.Entity.Name, write.Id);
        }
    }
}

/// <summary>Rows to load in bulk.</summary>
/// <param name="Table">Their table, quoted.</param>
/// <param name="Rows">What each column gets, as the CRM has it.</param>
/// <param name="Lists">Makes what inserts some of them where a load is not allowed.</param>
internal sealed record BulkRows(string Table, object?[][] Rows, Func<object?[][], Statement> Lists)
{
    private const int ListUpTo = 5_000;

    /// <summary>The same rows by statements that take lists.</summary>
    public IEnumerable<Statement> Listed() => Rows.Chunk(ListUpTo).Select(Lists);
}
