using Crm.EntityFrameworkCore.Sql.Searching;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>
/// Maps the index of the quick search: which word stands in which field of which record, and the distinct words by length, forwards and backwards, among which typos are looked for.
/// Property bags; only our own statements read and write them.
/// </summary>
internal static class SearchMapping
{
    private const string Postings = "crm_search";
    private const string Words = "crm_search_word";

    public static void Apply(IConventionModelBuilder model, string? schema, CrmTypes types)
    {
        var postings = Open(model, Postings, schema, types);
        Text(postings, "Entity", "entity", types);
        Text(postings, "Word", "word", types);
        var record = postings.Property(typeof(Guid), "RecordId", fromDataAnnotation: true)!;
        record.HasColumnName("record_id", fromDataAnnotation: true);
        types.Configure(record, SlotKind.Id);
        Text(postings, "Field", "field", types);
        postings.Key(EntityMapping.Tenant, "Entity", "Word", "RecordId", "Field");
        // With the word and the field: whether a record has a word is read from the index alone.
        postings.HasIndex([EntityMapping.Tenant, "Entity", "RecordId", "Word", "Field"], fromDataAnnotation: true);

        var words = Open(model, Words, schema, types);
        words.Property(typeof(int), "Length", fromDataAnnotation: true)!.HasColumnName("length", fromDataAnnotation: true);
        Text(words, "Word", "word", types);
        Text(words, "Reversed", "reversed", types);
        words.Key(EntityMapping.Tenant, "Length", "Word");
        words.HasIndex([EntityMapping.Tenant, "Length", "Reversed"], fromDataAnnotation: true);
    }

    /// <summary>Where the index lies; null: the model has none, as a migration's of before.</summary>
    public static SearchTables? Find(IModel model, CrmModel crm) =>
        model.FindEntityType(Postings) is { } postings && model.FindEntityType(Words) is { } words
            ? new(Columns(postings, EntityMapping.Tenant, "Entity", "Word", "RecordId", "Field"), Columns(words, EntityMapping.Tenant, "Length", "Word", "Reversed"), crm)
            : null;

    private static IConventionEntityTypeBuilder Open(IConventionModelBuilder model, string name, string? schema, CrmTypes types)
    {
        var entity = model.SharedTypeEntity(name, typeof(Dictionary<string, object>), fromDataAnnotation: true)!;
        entity.ToTable(name, schema);
        EntityMapping.AddTenant(entity, types);
        TenantFilter.Apply(entity);
        return entity;
    }

    private static void Text(IConventionEntityTypeBuilder entity, string name, string column, CrmTypes types)
    {
        var property = entity.Property(typeof(string), name, fromDataAnnotation: true)!;
        property.HasColumnName(column, fromDataAnnotation: true);
        property.IsRequired(true, fromDataAnnotation: true);
        types.Configure(property, SlotKind.Text);
    }

    private static (string? Schema, string Table, string[] Columns) Columns(IEntityType entity, params ReadOnlySpan<string> properties)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
            ?? throw new CrmException(CrmErrors.Configuration, $"The CRM's '{entity.Name}' is not mapped to a table.");
        var columns = new string[properties.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = entity.FindProperty(properties[i])?.GetColumnName(table)
                ?? throw new CrmException(CrmErrors.Configuration, $"{entity.Name}.{properties[i]} is not mapped to a column.");
        }

        return (table.Schema, table.Name, columns);
    }
}
