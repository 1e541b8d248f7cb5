using Crm.Records;
using Crm.Search;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>The tables of the quick search's index, their names quoted, and which search fields lie behind references.</summary>
internal sealed class SearchTables
{
    private readonly ILookup<string, (EntityDefinition Entity, SearchField Field)> through;

    public SearchTables((string? Schema, string Table, string[] Columns) postings, (string? Schema, string Table, string[] Columns) words, CrmModel model)
    {
        (PostingsTable, WordsTable) = (postings.Table, words.Table);
        Postings = Quoted(postings.Schema, postings.Table);
        (Tenant, Entity, Word, Record, Field) = (Q(postings, 0), Q(postings, 1), Q(postings, 2), Q(postings, 3), Q(postings, 4));
        Words = Quoted(words.Schema, words.Table);
        (WordsTenant, Length, WordsWord, Reversed) = (Q(words, 0), Q(words, 1), Q(words, 2), Q(words, 3));
        Entities = [.. model.Entities.Where(e => e.SearchFields.Length > 0).OrderBy(e => e.Name, StringComparer.Ordinal)];
        through = Entities.SelectMany(e => e.SearchFields.Where(f => f.Via is not null).Select(f => (Entity: e, Field: f))).ToLookup(t => t.Field.Via!.Target, StringComparer.Ordinal);
    }

    /// <summary>A word in a field of a record: the table, quoted.</summary>
    public string Postings { get; }

    public string PostingsTable { get; }

    public string Tenant { get; }

    public string Entity { get; }

    public string Word { get; }

    public string Record { get; }

    public string Field { get; }

    /// <summary>All columns of that table.</summary>
    public IReadOnlyList<string> PostingColumns => [Tenant, Entity, Word, Record, Field];

    /// <summary>The distinct words: the table, quoted.</summary>
    public string Words { get; }

    public string WordsTable { get; }

    public string WordsTenant { get; }

    public string Length { get; }

    public string WordsWord { get; }

    public string Reversed { get; }

    /// <summary>The entities that are searched.</summary>
    public IReadOnlyList<EntityDefinition> Entities { get; }

    /// <summary>The search fields of others that read a field of this entity's.</summary>
    public IEnumerable<(EntityDefinition Entity, SearchField Field)> Through(string entity, SearchField own) => through[entity].Where(t => t.Field.Field.Name == own.Name);

    private static string Quoted(string? schema, string table) => (schema is null ? "" : SqlDialect.Quote(schema) + ".") + SqlDialect.Quote(table);

    private static string Q((string? Schema, string Table, string[] Columns) table, int column) => SqlDialect.Quote(table.Columns[column]);
}
