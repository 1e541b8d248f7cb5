using System.Collections.Immutable;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Sql.Writing;
using Crm.Records;
using Crm.Search;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>Makes the statements that keep the index. Each takes the tenant and one list; names come from the model.</summary>
internal sealed class IndexStatements(SqlSchema schema, SearchTables tables, string tenant)
{
    private const int IdLength = 32;
    private static readonly ImmutableArray<Repr> PostingReprs = [Repr.Text, Repr.Text, Repr.Text, Repr.Id, Repr.Text];
    private readonly SqlDialect dialect = schema.Dialect;

    /// <summary>Takes records out of the index.</summary>
    public Statement Forget(EntityDefinition entity, IEnumerable<Guid> ids) =>
        Make(
            $"forget {entity.Name}",
            Repr.Id,
            list => $"DELETE FROM {tables.Postings} WHERE {Of(entity)} AND {dialect.InList(tables.Record, list, Repr.Id, negated: false)}",
            ids.Cast<object>());

    /// <summary>Takes a field of records out of it.</summary>
    public Statement Forget(EntityDefinition entity, SearchField field, IEnumerable<Guid> ids) =>
        Make(
            $"forget {entity.Name} {field.Name}",
            Repr.Id,
            list => $"DELETE FROM {tables.Postings} WHERE {Of(entity)} AND {dialect.InList(tables.Record, list, Repr.Id, negated: false)} AND {tables.Field} = {ObjectLog.Text(field.Name)}",
            ids.Cast<object>());

    /// <summary>Puts words of a field of records into it, in the order in which they stand there.</summary>
    public Statement Put(EntityDefinition entity, SearchField field, IEnumerable<(Guid Id, string Word)> words) =>
        Make(
            $"put {entity.Name} {field.Name}",
            Repr.Text,
            list => $"{Insert} SELECT {Tenant}, {ObjectLog.Text(entity.Name)}, {Rest}, {First}, {ObjectLog.Text(field.Name)} FROM {dialect.Each(list)} WHERE true ON CONFLICT DO NOTHING",
            words.OrderBy(w => w.Word, StringComparer.Ordinal).Select(w => w.Id.ToString("N") + w.Word));

    /// <summary>Puts words of many new records into it, which cannot be there yet: a bulk load.</summary>
    public Statement Load(EntityDefinition entity, IEnumerable<(SearchField Field, Guid Id, string Word)> words)
    {
        var template = schema.Indexing.GetOrAdd("load", static (_, s) => new(s.dialect.Bulk(s.tables.Postings, s.tables.PostingColumns), Postings(ParameterSource.Value), []), (dialect, tables));
        return new(template, [])
        {
            Bulk = new(tables.Postings, [.. words.Select(w => new object?[] { tenant, entity.Name, w.Word, w.Id, w.Field.Name })], Lists),
        };
    }

    /// <summary>
    /// Puts the words of the record that a reference leads to into it, out of the index itself. SQLite keeps the order of a CROSS JOIN: the list first, each found by the index;
    /// left to itself it goes through all words for each.
    /// </summary>
    public Statement Copy(EntityDefinition entity, SearchField field, IEnumerable<(Guid Id, Guid Target)> references) =>
        Make(
            $"copy {entity.Name} {field.Name}",
            Repr.Text,
            list => $"{Insert} SELECT {Tenant}, {ObjectLog.Text(entity.Name)}, s.{tables.Word}, {First}, {ObjectLog.Text(field.Name)} FROM {dialect.Each(list)} CROSS JOIN {tables.Postings} AS s "
                + $"WHERE s.{tables.Tenant} = {Tenant} AND s.{tables.Entity} = {ObjectLog.Text(field.Via!.Target)} AND s.{tables.Record} = {dialect.IdOf(Rest)} AND s.{tables.Field} = {ObjectLog.Text(field.Field.Name)} ON CONFLICT DO NOTHING",
            references.Select(r => r.Id.ToString("N") + r.Target.ToString("N")));

    /// <summary>Takes out of it what others show of these records.</summary>
    public Statement ForgetThrough(EntityDefinition entity, SearchField field, IEnumerable<Guid> targets)
    {
        var (table, key) = Reference(entity, field);
        return Make(
            $"forget through {entity.Name} {field.Name}",
            Repr.Id,
            list => $"DELETE FROM {tables.Postings} WHERE {Of(entity)} AND {tables.Field} = {ObjectLog.Text(field.Name)} AND {tables.Record} IN "
                + $"(SELECT r.{table.Id} FROM {table.Live} AS r WHERE r.{table.Tenant} = {Tenant} AND {dialect.InList("r." + key, list, Repr.Id, negated: false)})",
            targets.Cast<object>());
    }

    /// <summary>Puts it in again.</summary>
    public Statement CopyThrough(EntityDefinition entity, SearchField field, IEnumerable<Guid> targets)
    {
        var (table, key) = Reference(entity, field);
        return Make(
            $"copy through {entity.Name} {field.Name}",
            Repr.Id,
            list => $"{Insert} SELECT {Tenant}, {ObjectLog.Text(entity.Name)}, s.{tables.Word}, r.{table.Id}, {ObjectLog.Text(field.Name)} FROM {tables.Postings} AS s JOIN {table.Live} AS r ON "
                + $"r.{table.Tenant} = {Tenant} AND r.{key} = s.{tables.Record} WHERE s.{tables.Tenant} = {Tenant} AND s.{tables.Entity} = {ObjectLog.Text(field.Via!.Target)} "
                + $"AND {dialect.InList("s." + tables.Record, list, Repr.Id, negated: false)} AND s.{tables.Field} = {ObjectLog.Text(field.Field.Name)} ON CONFLICT DO NOTHING",
            targets.Cast<object>());
    }

    /// <summary>Notes words. They are given in one order by all, so that writers do not lock each other out; none is taken away here, for another may be about to use it.</summary>
    public Statement Note(IEnumerable<string> words)
    {
        const string Word = "substr(u.value, 1, length(u.value) / 2)";
        return Make(
            "note",
            Repr.Text,
            list => $"INSERT INTO {tables.Words} ({tables.WordsTenant}, {tables.Length}, {tables.WordsWord}, {tables.Reversed}) SELECT {Tenant}, length({Word}), {Word}, substr(u.value, length(u.value) / 2 + 1) "
                + $"FROM {dialect.Each(list)} WHERE true ON CONFLICT DO NOTHING",
            words.Order(StringComparer.Ordinal).Select(w => w + SearchWords.Reversed(w)));
    }

    private Statement Lists(object?[][] rows)
    {
        var template = schema.Indexing.GetOrAdd("load lists", static (_, s) => new(s.dialect.InsertLists(s.tables.Postings, s.tables.PostingColumns, PostingReprs), Postings(ParameterSource.List), []), (dialect, tables));
        return new(template, [.. PostingReprs.Select((repr, i) => dialect.ToList([.. rows.Select(r => r[i])], repr))]);
    }

    private string Insert => $"INSERT INTO {tables.Postings} ({string.Join(", ", tables.PostingColumns)})";

    private string Tenant => dialect.Placeholder(0);

    /// <summary>What a list's text starts with: an id in hexadecimal digits.</summary>
    private string First => dialect.IdOf($"substr(u.value, 1, {IdLength})");

    private static string Rest => $"substr(u.value, {IdLength + 1})";

    private string Of(EntityDefinition entity) => $"{tables.Tenant} = {Tenant} AND {tables.Entity} = {ObjectLog.Text(entity.Name)}";

    private (SqlTable Table, string Key) Reference(EntityDefinition entity, SearchField field)
    {
        var table = schema[entity];
        return (table, table.Columns[field.Via!.ForeignKey.Slot.Ordinal]);
    }

    private Statement Make(string name, Repr items, Func<string, string> sql, IEnumerable<object> list)
    {
        var template = schema.Indexing.GetOrAdd(name, (_, s) => new(s.sql(s.dialect.Placeholder(1)), Parameters(s.items), []), (sql, dialect, items));
        return new(template, [dialect.ToDatabase(tenant, Repr.Text), dialect.ToList([.. list], items)]);
    }

    private static ImmutableArray<ParameterSpec> Postings(ParameterSource source) => [.. PostingReprs.Select((repr, i) => new ParameterSpec(source, i, repr))];

    private static ImmutableArray<ParameterSpec> Parameters(Repr items) => [new(ParameterSource.Value, 0, Repr.Text), new(ParameterSource.List, 1, items)];
}
