using System.Collections.Immutable;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>Where one entity lies in the database, as the EF model says: the host may have renamed tables and columns. Names are not yet quoted.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Schema">The schema; null: the default one.</param>
/// <param name="Table">The table.</param>
/// <param name="HistoryTable">The history table, in the same schema; null for plain entities. It has the entity's columns and those of <see cref="Crm.Storage.HistoryColumns"/>.</param>
/// <param name="TenantColumn">The column of the tenant, in both tables.</param>
/// <param name="Columns">The column of each slot, by ordinal, the same in both tables.</param>
internal sealed record TableMap(EntityDefinition Entity, string? Schema, string Table, string? HistoryTable, string TenantColumn, ImmutableArray<string> Columns);
