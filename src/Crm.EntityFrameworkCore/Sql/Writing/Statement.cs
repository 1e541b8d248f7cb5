using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>One statement to run.</summary>
/// <param name="Template">What it is.</param>
/// <param name="Values">The values of its parameters, as the database takes them.</param>
/// <param name="Guarded">The write that is stale if the statement changes no row; null: it may change none.</param>
internal readonly record struct Statement(SqlTemplate Template, object[] Values, RowWrite? Guarded = null);
