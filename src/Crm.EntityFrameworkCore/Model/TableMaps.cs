using System.Runtime.CompilerServices;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>Where the entities lie, as one EF model says. Tenants' own definitions of an entity share its columns with the standard one.</summary>
internal sealed class TableMaps
{
    private static readonly ConditionalWeakTable<IModel, TableMaps> ByModel = [];

    private readonly IModel model;
    private readonly bool isPast;
    private readonly ConditionalWeakTable<EntityDefinition, TableMap> maps = [];

    private TableMaps(IModel model, SqlDialect dialect, CrmSettings settings, bool isPast)
    {
        (this.model, this.isPast) = (model, isPast);
        Schema = new(dialect, definition => this[definition], SearchMapping.Find(model, settings.Model), settings.RowLevelSecurity ? dialect.Guard : null);
    }

    /// <summary>The statements over these tables.</summary>
    public SqlSchema Schema { get; }

    /// <summary>Those of a context's model.</summary>
    public static TableMaps Of(DbContext context) =>
        ByModel.TryGetValue(context.Model, out var maps)
            ? maps
            : ByModel.GetValue(context.Model, m => new(m, CrmDatabaseProviders.For(context.Database.ProviderName).Dialect, context.GetService<CrmSettings>(), isPast: false));

    /// <summary>Those of the snapshot of a migration, which may be older than this version: types are known by their names only, and what is new since is missing.</summary>
    public static TableMaps OfPast(IModel model, SqlDialect dialect, CrmSettings settings) => new(model, dialect, settings, isPast: true);

    /// <summary>Whether it is a snapshot from before there was an entity.</summary>
    public bool Precedes(EntityDefinition definition) => isPast && Find(definition) is null;

    /// <summary>Whether it is a snapshot from before an entity had a column.</summary>
    public bool Precedes(EntityDefinition definition, Slot slot) => isPast && Find(definition)?.FindProperty(EntityMapping.PropertyName(slot)) is null;

    /// <summary>Where an entity lies.</summary>
    /// <exception cref="CrmException">The model does not hold it (<c>crm.configuration</c>).</exception>
    public TableMap this[EntityDefinition definition] => maps.GetValue(definition, Map);

    private TableMap Map(EntityDefinition definition)
    {
        var entity = Find(definition)
            ?? throw new CrmException(CrmErrors.Configuration, $"The context's model does not hold the CRM entity '{definition.Name}': pass its model to UseCrm().");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
            ?? throw new CrmException(CrmErrors.Configuration, $"The CRM entity '{definition.Name}' is not mapped to a table.");
        return new(
            definition,
            table.Schema,
            table.Name,
            definition.IsPlain ? null : History(definition, table.Schema),
            Column(entity, EntityMapping.Tenant, table),
            [.. definition.Slots.Select(s => isPast && entity.FindProperty(EntityMapping.PropertyName(s)) is null ? s.Column : Column(entity, EntityMapping.PropertyName(s), table))]);
    }

    private IEntityType? Find(EntityDefinition definition) => model.FindEntityType(definition.ClrType) ?? model.FindEntityType(definition.ClrType.FullName!);

    /// <summary>The history table; its columns must be named as those of the table are, whatever the host renames.</summary>
    private string History(EntityDefinition definition, string? schema)
    {
        var history = model.FindEntityType(HistoryMapping.NameOf(definition));
        return history?.GetTableName() is { } name && history.GetSchema() == schema
            ? name
            : throw new CrmException(CrmErrors.Configuration, $"The history of the CRM entity '{definition.Name}' must be mapped to a table in the schema of the entity's.");
    }

    private static string Column(IEntityType entity, string property, StoreObjectIdentifier table) =>
        entity.FindProperty(property)?.GetColumnName(table)
        ?? throw new CrmException(CrmErrors.Configuration, $"{entity.DisplayName()}.{property} is not mapped to a column.");
}
