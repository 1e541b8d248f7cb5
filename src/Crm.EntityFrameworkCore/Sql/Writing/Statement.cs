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
/// <param name="Entity">Their entity.</param>
/// <param name="Table">Their table, quoted.</param>
/// <param name="Lists">What inserts them where a load is not allowed.</param>
/// <param name="Rows">Tenant, slots and what else the table has, as the CRM has them.</param>
internal sealed record BulkRows(EntityDefinition Entity, string Table, WriteStatement Lists, object?[][] Rows);
