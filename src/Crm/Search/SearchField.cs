using Crm.Records;

namespace Crm.Search;

/// <summary>A field whose words the quick search finds a record by: its own, or one of the record that a reference leads to (the name of a contact's account).</summary>
/// <param name="Name">As criteria write it: <c>name</c>, <c>account.name</c>.</param>
/// <param name="Via">The reference it is reached by; null: it is the record's own.</param>
/// <param name="Field">The field that holds the text.</param>
/// <param name="Kind">How its text becomes words.</param>
public sealed record SearchField(string Name, RelationDefinition? Via, FieldDefinition Field, SearchKind Kind)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>How a text becomes words.</summary>
public enum SearchKind
{
    /// <summary>Its runs of letters and digits, folded.</summary>
    Words,

    /// <summary>A phone number: its digits, found from their beginning or by their end.</summary>
    Phone,
}
