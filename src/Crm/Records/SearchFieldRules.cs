using System.Collections.Immutable;
using Crm.Criteria;
using Crm.Search;

namespace Crm.Records;

/// <summary>Finds the fields that an entity's search fields name.</summary>
internal static class SearchFieldRules
{
    /// <exception cref="CrmException">One is no text, is of a custom field, or lies behind more than one reference (<c>crm.configuration</c>).</exception>
    public static ImmutableArray<SearchField> Resolve(EntityDraft draft, ImmutableArray<EntityDraft> drafts, List<(string Entity, RelationDefinition Relation)> relations) =>
        [.. draft.Searches.DistinctBy(s => s.Field).Select(s => Resolve(draft, s, drafts, relations))];

    private static SearchField Resolve(EntityDraft draft, SearchDraft search, ImmutableArray<EntityDraft> drafts, List<(string Entity, RelationDefinition Relation)> relations)
    {
        if (draft.Fields.FirstOrDefault(f => f.Name == search.Field) is { Kind: ValueKind.Text } own)
        {
            return new(search.Field, null, own, search.Kind);
        }

        var dot = search.Field.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0
            && relations.Find(r => r.Entity == draft.Name && r.Relation.Kind == RelationKind.ToOne && r.Relation.Name == search.Field[..dot]).Relation is { ForeignKey.Custom: null } via
            && drafts.FirstOrDefault(d => d.Name == via.Target)?.Fields.FirstOrDefault(f => f.Name == search.Field[(dot + 1)..]) is { Kind: ValueKind.Text } field
            && drafts.First(d => d.Name == via.Target).Searches.Contains(new(field.Name, search.Kind)))
        {
            return new(search.Field, via, field, search.Kind);
        }

        throw new CrmException(
            CrmErrors.Configuration,
            $"'{draft.Name}' cannot be searched by '{search.Field}': it must be a text field of its own, or a search field of a record that one of its references leads to.");
    }
}
