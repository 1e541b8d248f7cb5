using System.Collections.Immutable;
using Crm.Insights;
using Crm.Search;

namespace Crm.Records;

/// <summary>What one entity says of itself, before the model puts the relations between entities together. Immutable; made by <see cref="EntityBuilder{T}"/>.</summary>
public sealed class EntityDraft
{
    internal EntityDraft()
    {
    }

    internal string Name { get; init; } = "";

    internal string Table { get; init; } = "";

    internal Type ClrType { get; init; } = typeof(Record);

    internal ImmutableArray<Slot> Slots { get; init; } = [];

    internal ImmutableArray<FieldDefinition> Fields { get; init; } = [];

    internal ImmutableArray<ReferenceDraft> References { get; init; } = [];

    internal ImmutableArray<SearchDraft> Searches { get; init; } = [];

    internal Func<Record> Create { get; init; } = static () => throw new CrmException(CrmErrors.Configuration, "The draft makes no records.");

    internal RecordAccess Access { get; init; }

    internal ImmutableArray<string> Parents { get; init; } = [];

    internal string? Author { get; init; }

    internal (string Relation, ImmutableArray<string> Properties)? Answer { get; init; }

    internal WideningDraft? Widening { get; init; }

    internal ImmutableArray<ImmutableArray<string>> Indexes { get; init; } = [];

    internal bool IsPlain { get; init; }

    internal bool HasRecycleBin { get; init; }

    internal bool HasEvents { get; init; } = true;

    internal FieldDefinition? Number { get; init; }

    internal bool IsScored { get; init; }

    internal ImmutableArray<ScoreFeature> Features { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

internal sealed record SearchDraft(string Field, SearchKind Kind);

internal sealed record ReferenceDraft(string Name, string Target, FieldDefinition ForeignKey, string? Inverse, OnDelete OnDelete);

/// <summary>Through which records an owned one is seen as well.</summary>
internal sealed record WideningDraft(ImmutableArray<string> Relations, string? Unless, (string Many, string User)? Through);
