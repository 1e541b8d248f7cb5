namespace Crm.Data;

/// <summary>What somebody decides by hand about a merge; it goes before every rule.</summary>
public sealed record MergeChoices
{
    /// <summary>Fields whose value is taken from a record of the merge, by name; of fields that are one block, one stands for all.</summary>
    public IReadOnlyDictionary<string, Guid> Take { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Fields that are given a value, by name; null empties one.</summary>
    public IReadOnlyDictionary<string, object?> Set { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}

/// <summary>Records that are one.</summary>
/// <param name="Survivor">The one that stays.</param>
/// <param name="Losers">The others, 1-100.</param>
/// <param name="Choices">What is decided by hand; null: nothing.</param>
public sealed record MergeGroup(Guid Survivor, IReadOnlyList<Guid> Losers, MergeChoices? Choices = null);
