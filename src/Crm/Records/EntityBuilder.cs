using System.Collections.Immutable;
using Crm.Criteria;
using Crm.Search;
using NodaTime;

namespace Crm.Records;

/// <summary>Defines one entity over a CLR type: each call names a property, from which the field (<c>closeDate</c>) and the column (<c>close_date</c>) take their names.</summary>
public sealed partial class EntityBuilder<T>
    where T : Record, new()
{
    private readonly string name;
    private readonly string table;
    private readonly List<Slot> slots = [];
    private readonly List<FieldDefinition> fields = [];
    private readonly List<ReferenceDraft> references = [];
    private readonly bool plain;
    private RecordAccess access = RecordAccess.Shared;
    private readonly List<ImmutableArray<string>> indexes = [];
    private ImmutableArray<string> parents = [];
    private string? author;
    private (string Relation, ImmutableArray<string> Properties)? answer;
    private WideningDraft? widening;
    private readonly List<SearchDraft> searches = [];
    private bool recycleBin;
    private bool events = true;
    private FieldDefinition? number;

    /// <summary>Starts a definition with the values that every record has.</summary>
    /// <param name="name">The entity's name in criteria.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="plain">Without version, owner and custom fields: tables that the CRM keeps for itself.</param>
    public EntityBuilder(string name, string table, bool plain = false)
    {
        (this.name, this.table, this.plain) = (name, table, plain);
        System(new("id", ValueKind.Id, Slot("Id", SlotKind.Id, r => r.Key, (r, v) => r.Key = (Guid)v!, required: true)) { IsNullable = false, IsSystem = true });
        if (plain)
        {
            return;
        }

        System(new("version", ValueKind.Integer, Slot("Version", SlotKind.Integer, r => r.Version, (r, v) => r.Version = (long)v!, required: true)) { IsNullable = false, IsSystem = true });
        System(new("createdAt", ValueKind.Instant, Slot("CreatedAt", SlotKind.Instant, r => r.CreatedAt, (r, v) => r.CreatedAt = (Instant)v!, required: true, indexed: true)) { IsNullable = false, IsSystem = true });
        System(new("changedAt", ValueKind.Instant, Slot("ChangedAt", SlotKind.Instant, r => r.ChangedAt, (r, v) => r.ChangedAt = (Instant)v!, required: true)) { IsNullable = false, IsSystem = true });
        Slot("OwnerId", SlotKind.Id, r => r.OwnerId?.Value, (r, v) => r.OwnerId = v is Guid id ? new(id) : null);
        Slot("Custom", SlotKind.Json, r => r.Custom, (r, v) => r.Custom = (CustomData?)v ?? CustomData.Empty, required: true);
    }

    /// <summary>Rights go by who owns it; adds the relation <c>owner</c>.</summary>
    public EntityBuilder<T> Owned(string? inverse = null)
    {
        access = RecordAccess.Owned;
        slots[EntityDefinition.OwnerSlot] = slots[EntityDefinition.OwnerSlot].Indexed();
        references.Add(new("owner", "user", new("owner", ValueKind.Id, slots[EntityDefinition.OwnerSlot]), inverse, OnDelete.Restrict));
        return this;
    }

    /// <summary>Rights go by the record that a relation leads to; of several relations, by every one that is set, and one has to be.</summary>
    public EntityBuilder<T> BelongsTo(params ReadOnlySpan<string> relations)
    {
        (access, parents) = (RecordAccess.Parent, [.. relations]);
        return this;
    }

    /// <summary>Who may only see the record it belongs to may write it too, as their own: the relation names whose it is.</summary>
    public EntityBuilder<T> WrittenBy(string relation)
    {
        author = relation;
        return this;
    }

    /// <summary>The person that the relation names may change these properties of a record they see, and nothing else of it, without the right to write what it belongs to.</summary>
    public EntityBuilder<T> AnsweredBy(string relation, params ReadOnlySpan<string> properties)
    {
        answer = (relation, [.. properties]);
        return this;
    }

    /// <summary>An owned record that is also seen by who sees a record it refers to, or takes part in it.</summary>
    /// <param name="relations">The relations to the records it is about.</param>
    /// <param name="unless">A boolean field that says it is not.</param>
    /// <param name="through">A to-many relation to those who take part, and the relation from there to a person; null: none.</param>
    public EntityBuilder<T> SeenWith(ImmutableArray<string> relations, string? unless = null, (string Many, string User)? through = null)
    {
        widening = new(relations, unless, through);
        return this;
    }

    /// <summary>An index by tenant and these properties, in this order; <c>NameKey</c> is the folded key of a text <c>Name</c>.</summary>
    public EntityBuilder<T> Index(params ReadOnlySpan<string> properties)
    {
        indexes.Add([.. properties]);
        return this;
    }

    /// <summary>Everybody reads it, only the system scope writes it.</summary>
    public EntityBuilder<T> Mirrored()
    {
        access = RecordAccess.Mirrored;
        return this;
    }

    /// <summary>Only the system scope reads and writes it.</summary>
    public EntityBuilder<T> SystemOnly()
    {
        access = RecordAccess.System;
        return this;
    }

    /// <summary>Its changes are told by the events of the record it belongs to; it has none of its own.</summary>
    public EntityBuilder<T> WithoutEvents()
    {
        events = false;
        return this;
    }

    /// <summary>Deleted records go to the recycle bin.</summary>
    public EntityBuilder<T> WithRecycleBin()
    {
        recycleBin = true;
        return this;
    }

    /// <summary>A text.</summary>
    public EntityBuilder<T> Text(string property, Func<T, string?> get, Action<T, string?> set, TextRule rule = TextRule.Folded, int maxLength = 200, bool required = false, bool unique = false, params ReadOnlySpan<string> choices)
    {
        var slot = Slot(property, SlotKind.Text, r => get((T)r), (r, v) => set((T)r, (string?)v), required, unique && rule == TextRule.Exact, false, maxLength);
        Slot? key = null;
        if (rule == TextRule.Folded)
        {
            key = new Slot
            {
                Ordinal = slots.Count,
                Column = slot.Column + "_key",
                Kind = SlotKind.Text,
                IsRequired = required,
                KeyOf = slot,
                IsUnique = unique,
                Get = r => get((T)r) is { } text ? TextRules.Key(text) : null,
                Set = static (_, _) => { },
            };
            slots.Add(key);
        }

        fields.Add(new(Names.Field(property), ValueKind.Text, slot, key) { TextRule = rule, IsNullable = !required, Choices = [.. choices] });
        return this;
    }

    /// <summary>A text that the domain keeps by itself: nobody needs the right to change it.</summary>
    public EntityBuilder<T> Maintained(string property, Func<T, string?> get, Action<T, string?> set, int maxLength = 200, TextRule rule = TextRule.Folded, bool required = false, bool unique = false, params ReadOnlySpan<string> choices)
    {
        Text(property, get, set, rule, maxLength, required, unique, choices);
        fields[^1] = fields[^1].Maintained();
        return this;
    }

    /// <summary>A yes or no.</summary>
    public EntityBuilder<T> Boolean(string property, Func<T, bool> get, Action<T, bool> set) =>
        Add(property, ValueKind.Boolean, SlotKind.Boolean, r => get((T)r), (r, v) => set((T)r, (bool)v!), required: true);

    /// <summary>A whole number.</summary>
    public EntityBuilder<T> Integer(string property, Func<T, long?> get, Action<T, long?> set, bool required = false, bool maintained = false) =>
        Add(property, ValueKind.Integer, SlotKind.Integer, r => get((T)r), (r, v) => set((T)r, (long?)v), required, maintained: maintained);

    /// <summary>A number with four decimals.</summary>
    public EntityBuilder<T> Decimal(string property, Func<T, decimal?> get, Action<T, decimal?> set, bool required = false) =>
        Add(property, ValueKind.Decimal, SlotKind.Decimal, r => get((T)r), (r, v) => set((T)r, (decimal?)v), required);

    /// <summary>A date.</summary>
    public EntityBuilder<T> Date(string property, Func<T, LocalDate?> get, Action<T, LocalDate?> set, bool required = false, bool indexed = false) =>
        Add(property, ValueKind.Date, SlotKind.Date, r => get((T)r), (r, v) => set((T)r, (LocalDate?)v), required, indexed);

    /// <summary>An instant.</summary>
    public EntityBuilder<T> Instant(string property, Func<T, Instant?> get, Action<T, Instant?> set, bool required = false, bool indexed = false, bool maintained = false) =>
        Add(property, ValueKind.Instant, SlotKind.Instant, r => get((T)r)?.Cut(), (r, v) => set((T)r, (Instant?)v), required, indexed, maintained);

    /// <summary>An id that is no relation: of a record of any kind.</summary>
    public EntityBuilder<T> Key(string property, Func<T, Guid?> get, Action<T, Guid?> set, bool required = false, bool indexed = false, bool maintained = false) =>
        Add(property, ValueKind.Id, SlotKind.Id, r => get((T)r), (r, v) => set((T)r, (Guid?)v), required, indexed, maintained);

    /// <summary>
    /// An amount in its own currency and in the tenant's base currency. The field of that name compares, sorts and sums in the base currency;
    /// <c>name.value</c> and <c>name.currency</c> are the amount as it was given. The CLR properties are <c>NameValue</c>, <c>NameCurrency</c>, <c>NameBase</c>.
    /// </summary>
    public EntityBuilder<T> Money(string property, Func<T, decimal?> value, Action<T, decimal?> setValue, Func<T, string?> currency, Action<T, string?> setCurrency, Func<T, decimal?> inBase, Action<T, decimal?> setBase)
    {
        var field = Names.Field(property);
        var valueSlot = Slot(property + "Value", SlotKind.Decimal, r => value((T)r), (r, v) => setValue((T)r, (decimal?)v));
        var currencySlot = Slot(property + "Currency", SlotKind.Text, r => currency((T)r), (r, v) => setCurrency((T)r, (string?)v), maxLength: 3);
        var baseSlot = Slot(property + "Base", SlotKind.Decimal, r => inBase((T)r), (r, v) => setBase((T)r, (decimal?)v));
        // Judged by what was given: the amount in the base currency follows from value, currency and rate.
        fields.Add(new(field, ValueKind.Decimal, baseSlot) { IsMaintained = true });
        fields.Add(new(field + ".value", ValueKind.Decimal, valueSlot));
        fields.Add(new(field + ".currency", ValueKind.Text, currencySlot));
        return this;
    }

    /// <summary>A reference to another record. The property is named <c>AccountId</c>, the relation <c>account</c>.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Writes it.</param>
    /// <param name="target">The entity it refers to.</param>
    /// <param name="inverse">The name of the relation back; null: none.</param>
    /// <param name="onDelete">What happens to this record when the target is deleted.</param>
    /// <param name="required">Whether there must be one.</param>
    /// <param name="isStart">Whether the domain gives a new record its first one, so that creating needs no right to the field.</param>
    public EntityBuilder<T> Reference<TTarget>(string property, Func<T, Id<TTarget>?> get, Action<T, Id<TTarget>?> set, string target, string? inverse = null, OnDelete onDelete = OnDelete.Restrict, bool required = false, bool isStart = false)
    {
        var relation = Names.Field(property.EndsWith("Id", StringComparison.Ordinal) ? property[..^2] : property);
        var slot = Slot(property, SlotKind.Id, r => get((T)r)?.Value, (r, v) => set((T)r, v is Guid id ? new(id) : null), required, indexed: true);
        references.Add(new(relation, target, new(relation, ValueKind.Id, slot) { IsNullable = !required, IsStart = isStart }, inverse, onDelete));
        return this;
    }

    /// <summary>Its records are numbered where the tenant has a format for it: the field <c>number</c>, exact, unique, kept by the CRM alone. The property is named <c>Number</c>.</summary>
    public EntityBuilder<T> Numbered(Func<T, string?> get, Action<T, string?> set)
    {
        var slot = Slot("Number", SlotKind.Text, r => get((T)r), (r, v) => set((T)r, (string?)v), unique: true, maxLength: Numbering.NumberTemplate.MaxNumber);
        fields.Add(number = new("number", ValueKind.Text, slot) { IsMaintained = true });
        return this;
    }

    /// <summary>Has the quick search find records by the words of a text field.</summary>
    /// <param name="field">The field's name as criteria write it: <c>name</c>, or <c>account.name</c> for a field of the record that a reference leads to.</param>
    /// <param name="kind">How its text becomes words.</param>
    public EntityBuilder<T> Searchable(string field, SearchKind kind = SearchKind.Words)
    {
        searches.Add(new(field, kind));
        return this;
    }

    /// <summary>The definition.</summary>
    public EntityDraft Build() => new()
    {
        Name = name,
        Table = table,
        ClrType = typeof(T),
        Slots = [.. slots],
        Fields = [.. fields],
        References = [.. references],
        Searches = [.. searches],
        Create = static () => new T(),
        Access = access,
        Parents = parents,
        Author = author,
        Answer = answer,
        Widening = widening,
        Indexes = [.. indexes],
        IsPlain = plain,
        HasRecycleBin = recycleBin,
        HasEvents = events,
        Number = number,
        IsScored = scored,
        Features = [.. features],
    };

    private EntityBuilder<T> Add(string property, ValueKind kind, SlotKind slotKind, Func<Record, object?> get, Action<Record, object?> set, bool required = false, bool indexed = false, bool maintained = false)
    {
        fields.Add(new(Names.Field(property), kind, Slot(property, slotKind, get, set, required, indexed: indexed)) { IsNullable = !required, IsMaintained = maintained });
        return this;
    }

    private void System(FieldDefinition field) => fields.Add(field);

    private Slot Slot(string property, SlotKind kind, Func<Record, object?> get, Action<Record, object?> set, bool required = false, bool unique = false, bool indexed = false, int maxLength = 0)
    {
        var slot = new Slot
        {
            Ordinal = slots.Count,
            Column = Names.Column(property),
            Property = property,
            Kind = kind,
            IsRequired = required,
            IsUnique = unique,
            IsIndexed = indexed,
            MaxLength = maxLength,
            Get = get,
            Set = set,
        };
        slots.Add(slot);
        return slot;
    }
}
