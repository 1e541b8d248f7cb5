namespace Crm.Search;

/// <summary>A record that the quick search found.</summary>
/// <param name="Entity">Its entity.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">The text of the first of its entity's search fields that whoever asks may read and that is not empty, mostly its name.</param>
/// <param name="Matched">The search fields that hold words searched for: <c>name</c>, <c>account.name</c>; in the order in which the entity declares them.</param>
/// <param name="Score">How closely: 1 all words are there, 0.9 some only as the start of a word, 0.7 with a typo in one of them, 0.5 with two.</param>
public sealed record SearchHit(string Entity, Guid Id, string? Title, IReadOnlyList<string> Matched, double Score);
