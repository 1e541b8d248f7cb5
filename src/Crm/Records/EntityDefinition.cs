using System.Collections.Immutable;
using Crm.Criteria;
using Crm.Search;

namespace Crm.Records;

/// <summary>
/// One kind of record, defined once: what criteria may ask of it, where each value is stored, what the right to it goes by, what refers to it.
/// Stores, rights, history, audit and the host's model are all read off it. Immutable.
/// </summary>
public sealed class EntityDefinition : Entity
{
    /// <summary>The slot of the id.</summary>
    public const int IdSlot = 0;

    /// <summary>The slot of the version.</summary>
    public const int VersionSlot = 1;

    /// <summary>The slot of the instant of the first save.</summary>
    public const int CreatedAtSlot = 2;

    /// <summary>The slot of the instant of the last change.</summary>
    public const int ChangedAtSlot = 3;

    /// <summary>The slot of the owner.</summary>
    public const int OwnerSlot = 4;

    /// <summary>The slot of the custom values.</summary>
    public const int CustomSlot = 5;

    /// <summary>The slot of the entity's name, in the one table of dynamic records.</summary>
    public const int EntityNameSlot = 6;

    internal EntityDefinition(EntityDraft draft, IEnumerable<FieldDefinition> fields, IEnumerable<RelationDefinition> relations, ImmutableArray<RelationDefinition> dependents, ImmutableArray<SearchField> searchFields)
        : base(draft.Name, fields, relations, draft.Fields[0])
    {
        Table = draft.Table;
        ClrType = draft.ClrType;
        Slots = draft.Slots;
        Access = draft.Access;
        Widening = draft.Widening;
        Indexes = [.. draft.Indexes.Select(i => i.Select(p => Slots.First(s => (s.Property ?? s.KeyOf!.Property + "Key") == p)).ToImmutableArray())];
        IsPlain = draft.IsPlain;
        HasRecycleBin = draft.HasRecycleBin;
        HasEvents = draft.HasEvents;
        Number = draft.Number;
        Create = draft.Create;
        Dependents = dependents;
        SearchFields = searchFields;
        References = [.. relations.Cast<RelationDefinition>().Where(r => r is { Kind: RelationKind.ToOne, SharesId: false })];
        Parents = [.. draft.Parents.Select(p => References.First(r => r.Name == p))];
        Author = draft.Author is { } author ? References.First(r => r.Name == author) : null;
        Answer = draft.Answer is { } answer ? (References.First(r => r.Name == answer.Relation), [.. answer.Properties.Select(p => Slots.First(s => s.Property == p).Ordinal)]) : null;
        AllFields = [.. Fields.Values.Cast<FieldDefinition>().Concat(References.Select(r => r.ForeignKey)).Distinct().OrderBy(f => f.Slot.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The table's name, unless the host maps it to another.</summary>
    public string Table { get; }

    /// <summary>The CLR type of its records; <see cref="DynamicRecord"/> for entities that plugins or tenants define.</summary>
    public Type ClrType { get; }

    /// <summary>Its stored values, in the order of their ordinals.</summary>
    public ImmutableArray<Slot> Slots { get; }

    /// <summary>Every field, those behind references included.</summary>
    public ImmutableArray<FieldDefinition> AllFields { get; }

    /// <summary>Its to-one relations.</summary>
    public ImmutableArray<RelationDefinition> References { get; }

    /// <summary>The to-one relations of other entities (or its own) that refer to it.</summary>
    public ImmutableArray<RelationDefinition> Dependents { get; }

    /// <summary>The fields that the quick search finds its records by, in the order of their declaration; the first is a record's title.</summary>
    public ImmutableArray<SearchField> SearchFields { get; }

    /// <summary>What the right to a record goes by.</summary>
    public RecordAccess Access { get; }

    /// <summary>For <see cref="RecordAccess.Parent"/>: the to-one relations to the records it belongs to. Every one that is set counts, and one is.</summary>
    public ImmutableArray<RelationDefinition> Parents { get; }

    /// <summary>For <see cref="RecordAccess.Parent"/>: the to-one relation to the person whose it is, who may write it without the right to write what it belongs to.</summary>
    public RelationDefinition? Author { get; }

    /// <summary>For <see cref="RecordAccess.Parent"/>: the to-one relation to the person who may answer, and the slots that an answer changes.</summary>
    internal (RelationDefinition By, ImmutableArray<int> Slots)? Answer { get; }

    /// <summary>The indexes by tenant and several slots, in this order, that stores should keep.</summary>
    public ImmutableArray<ImmutableArray<Slot>> Indexes { get; }

    internal WideningDraft? Widening { get; }

    /// <summary>Whether it is a plain table (audit, outbox, ...): an id and values, without version, history and events of its own.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether it lives in the one table of dynamic records.</summary>
    public bool IsDynamic => ClrType == typeof(DynamicRecord);

    /// <summary>Whether a deleted record goes to the recycle bin.</summary>
    public bool HasRecycleBin { get; }

    /// <summary>Whether its changes are told as events of its own.</summary>
    public bool HasEvents { get; }

    /// <summary>The field of the number that its records are given when they are first saved; null: they are not numbered.</summary>
    public FieldDefinition? Number { get; }

    /// <summary>Makes an empty record.</summary>
    public Func<Record> Create { get; }

    /// <summary>The values of a record, one a slot.</summary>
    public object?[] Snapshot(Record record)
    {
        var row = new object?[Slots.Length];
        foreach (var slot in Slots)
        {
            row[slot.Ordinal] = slot.KeyOf is { } text
                ? row[text.Ordinal] is string value ? TextRules.Key(value) : null
                : slot.Get(record);
        }

        return row;
    }

    /// <summary>The values of a record as <see cref="Fill"/> takes them: those that follow from others left out.</summary>
    internal object?[] Values(Record record)
    {
        var row = new object?[Slots.Length];
        foreach (var slot in Slots)
        {
            row[slot.Ordinal] = slot.KeyOf is null ? slot.Get(record) : null;
        }

        return row;
    }

    /// <summary>Whether a record has other values than a row, those apart that a save gives it.</summary>
    internal bool Differs(Record record, object?[] row)
    {
        foreach (var slot in Slots)
        {
            // A key follows its text.
            if (slot.Ordinal is not (IdSlot or VersionSlot or CreatedAtSlot or ChangedAtSlot) && slot.KeyOf is null && !Equals(row[slot.Ordinal], slot.Get(record)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A record with the values of a row.</summary>
    public Record Materialize(object?[] row, TenantId tenant)
    {
        var record = Create();
        record.Tenant = tenant;
        Fill(record, row);
        return record;
    }

    /// <summary>Puts the values of a row into a record.</summary>
    public void Fill(Record record, object?[] row)
    {
        foreach (var slot in Slots)
        {
            slot.Set(record, row[slot.Ordinal]);
        }
    }
}
