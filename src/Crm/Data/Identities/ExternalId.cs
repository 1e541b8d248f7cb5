using Crm.Criteria;
using Crm.Records;

namespace Crm.Data;

/// <summary>What a record is called in another system: an ERP, a mail or a support system. Kept and asked for by <see cref="ExternalIds"/> alone, by the rights on the record.</summary>
public sealed class ExternalId : Record<ExternalId>
{
    /// <summary>The system: <c>erp</c>; 1-40 characters, exact.</summary>
    public string System { get; internal set; } = "";

    /// <summary>The entity of the record.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>The record.</summary>
    public Guid? RecordId { get; internal set; }

    /// <summary>Its id there; 1-200 characters, exact.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>System, entity and id: one record each.</summary>
    public string Place { get; internal set; } = "";

    /// <summary>Record and system: one id each. Of a further one, its own id.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Whether it came with a record that was merged into one that had an id in the system: it is found by it, and not called so.</summary>
    internal bool IsFurther => Name == $"{Key:N}";

    /// <summary>The longest id that a system gives.</summary>
    internal const int MaxLength = 200;

    internal static EntityDraft Draft() => new EntityBuilder<ExternalId>("externalId", "crm_external_id")
        .SystemOnly()
        .WithoutEvents()
        .Text(nameof(System), e => e.System, (e, v) => e.System = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Entity), e => e.Entity, (e, v) => e.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(RecordId), e => e.RecordId, (e, v) => e.RecordId = v, required: true, indexed: true)
        .Text(nameof(Value), e => e.Value, (e, v) => e.Value = v!, TextRule.Exact, MaxLength, required: true)
        .Text(nameof(Place), e => e.Place, (e, v) => e.Place = v!, TextRule.Exact, 300, required: true, unique: true)
        .Text(nameof(Name), e => e.Name, (e, v) => e.Name = v!, TextRule.Exact, 100, required: true, unique: true)
        .Build();

    internal static ExternalId Of(string entity, Guid record, string system, string value) =>
        new() { System = system, Entity = entity, RecordId = record, Value = value, Place = PlaceOf(system, entity, value), Name = NameOf(record, system) };

    internal void ChangeTo(string value) => (Value, Place) = (value, PlaceOf(System, Entity, value));

    internal void MoveTo(Guid record, bool isFurther) => (RecordId, Name) = (record, isFurther ? $"{Key:N}" : NameOf(record, System));

    private static string NameOf(Guid record, string system) => $"{record:N} {system}";

    internal static string PlaceOf(string system, string entity, string value) => $"{system}\n{entity}\n{value}";
}
