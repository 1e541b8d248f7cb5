using System.Runtime.InteropServices;
using Crm.Criteria;
using Crm.Records;
using Crm.Search;

namespace Crm.Storage;

/// <summary>A store that finds records by their words, as every store of ours does. One without has no quick search (<c>crm.configuration</c>).</summary>
public interface ISearchStore
{
    /// <summary>
    /// The ids of the closest records that may be seen (those with typos only where there are none without, with two only where there are none with one), in the order of closeness, then of the least word that answers the longest term (its code points), then of the source, then of the id.
    /// A word counts only in the fields of <see cref="SearchSource.Fields"/>, one behind a reference only where its hop's restriction lets the referred record be seen.
    /// </summary>
    ValueTask<IReadOnlyList<SearchMatch>> SearchAsync(SearchQuery query, CancellationToken cancellationToken);

    /// <summary>Makes a tenant's index anew from its records where the store keeps one apart from them, a part at a time, while others work. Idempotent.</summary>
    /// <returns>How many records are in it.</returns>
    ValueTask<long> RebuildSearchAsync(TenantId tenant, IReadOnlyList<EntityDefinition> entities, IProgress<long>? progress, CancellationToken cancellationToken);

    /// <exception cref="CrmException">The store is none (<c>crm.configuration</c>).</exception>
    internal static ISearchStore Of(ICrmStore store) =>
        store as ISearchStore ?? throw new CrmException(CrmErrors.Configuration, $"The store {store.GetType()} finds no words: for a quick search it has to implement {nameof(ISearchStore)}.");
}

/// <summary>A quick search.</summary>
/// <param name="Tenant">Whose records.</param>
/// <param name="Terms">The words searched for, 1-8; each must be answered.</param>
/// <param name="Sources">Where to look.</param>
/// <param name="Limit">How many records at most; above 0.</param>
public sealed record SearchQuery(TenantId Tenant, IReadOnlyList<SearchTerm> Terms, IReadOnlyList<SearchSource> Sources, int Limit)
{
    /// <summary>The position of the term whose answers decide the order among equally close records: the longest, of equal ones the first.</summary>
    public int Leader => Ranking.Leader(Terms);
}

/// <summary>The records of one entity as far as they are searched.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Restriction">Which of them may be seen; null: all. Never left out by a store.</param>
/// <param name="Fields">The fields that may be read, each with its value as a query reads it: null behind a reference that may not be seen.</param>
public sealed record SearchSource(EntityDefinition Entity, CheckedCriterion? Restriction, IReadOnlyList<(SearchField Field, FieldValue Value)> Fields);

/// <summary>A record that an index found.</summary>
/// <param name="Source">The position of its source.</param>
/// <param name="Id">Its id.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SearchMatch(int Source, Guid Id);
