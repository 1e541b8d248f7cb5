using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using NodaTime;

namespace Crm.EntityFrameworkCore.Options;

/// <summary>The options of one context type, settled. Contexts whose settings are equal share EF's services and its model.</summary>
/// <param name="Model">The model whose entities are mapped.</param>
/// <param name="Schema">The schema of the tables; null: the default one.</param>
/// <param name="Ids">Makes ids.</param>
/// <param name="Objects">What is done about objects that EF's model cannot hold.</param>
/// <param name="RowLevelSecurity">Whether the database itself keeps tenants apart.</param>
internal sealed record CrmSettings(CrmModel Model, string? Schema, IdGenerator Ids, CrmObjects Objects, bool RowLevelSecurity)
{
#pragma warning disable RS0030 // Where nobody composes the CRM, the options are the composition root.
    private static readonly IdGenerator ProcessIds = new(SystemClock.Instance);
#pragma warning restore RS0030

    private static readonly CrmModel StandardModel = Records.StandardModel.Create();

    public static CrmSettings From(CrmContextOptions options) =>
        new(options.Model ?? StandardModel, options.Schema, options.Ids ?? ProcessIds, options.Objects, options.RowLevelSecurity);

    /// <summary>The entities with tables of their own, and the one that stands for all dynamic ones.</summary>
    public IReadOnlyList<EntityDefinition> Entities { get; } = [.. Model.Entities.Where(e => !e.IsDynamic).OrderBy(e => e.Table, StringComparer.Ordinal), DynamicTable.Definition];

    public bool Equals(CrmSettings? other) =>
        other is not null && ReferenceEquals(Model, other.Model) && Schema == other.Schema && ReferenceEquals(Ids, other.Ids) && Objects == other.Objects && RowLevelSecurity == other.RowLevelSecurity;

    public override int GetHashCode() => HashCode.Combine(Model, Schema, Ids, Objects, RowLevelSecurity);
}
