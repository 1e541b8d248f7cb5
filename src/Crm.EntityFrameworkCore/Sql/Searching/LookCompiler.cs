using System.Globalization;
using System.Text;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>
/// One look into the index: the records of one source in which a word of the leading term stands, and one of each other term, in the order of the word and the id, as many as are asked for.
/// The restriction stands in the same statement.
/// </summary>
internal sealed class LookCompiler
{
    private readonly SqlSchema schema;
    private readonly SearchSource source;
    private readonly RowQuery query;
    private readonly Constants constants;
    private readonly QueryShape shape;
    private readonly StringBuilder look = new();

    private LookCompiler(SqlSchema schema, TenantId tenant, SearchSource source)
    {
        (this.schema, this.source) = (schema, source);

        // As columns the referred records of fields behind references take part in the query's shape, with their restrictions.
        query = new RowQuery
        {
            Entity = source.Entity,
            Tenant = tenant,
            Restriction = source.Restriction,
            Columns = [.. source.Fields.Where(f => f.Field.Via is not null).Select(f => new Criteria.FieldValue(f.Value.Path, f.Value.Path[0].Target.Key!))],
        };
        (shape, constants) = ShapeWriter.Of(query);
        look.AppendJoin('|', source.Fields.Select(f => f.Field.Name));
    }

    private SearchTables Tables => schema.Search!;

    public static (SqlTemplate Template, Constants Constants) Make(SqlSchema schema, TenantId tenant, SearchSource source, Words leading, IReadOnlyList<IReadOnlyList<Words>> others, (string Word, Guid Id)? after, int limit)
    {
        var compiler = new LookCompiler(schema, tenant, source);
        var leader = compiler.Place([leading]);
        var rest = others.Select(compiler.Place).ToList();
        (int, int)? from = after is { } a ? (compiler.Place(a.Word), compiler.Place(a.Id)) : null;
        var rows = compiler.Place((long)limit);
        var template = schema.Searching.GetOrAdd(new(compiler.shape, compiler.look.ToString()), static (_, s) => s.compiler.Compile(s.leader, s.rest, s.from, s.rows), (compiler, leader, rest, from, rows));
        return (template, compiler.constants);
    }

    private SqlTemplate Compile(List<(Words Words, int Constant)> leader, List<List<(Words Words, int Constant)>> others, (int Word, int Id)? after, int limit)
    {
        var compilation = new Compilation(schema, constants, query);
        var root = compilation.Open(source.Entity, past: false, out var from);
        var hops = query.Columns.Select(c => root.Shown(c).Sql).ToList();
        var conditions = new List<string>
        {
            Index("s", compilation),
            $"s.{Tables.Record} = {root.Id}",
            Answer("s", leader, compilation),
            Fields("s", hops),
        };
        conditions.AddRange(QueryCompiler.Conditions(compilation, root, query));
        foreach (var other in others)
        {
            // Once for all records, that there is any at all; then for each.
            conditions.Add($"EXISTS (SELECT 1 FROM {Tables.Postings} AS y WHERE {Index("y", compilation)} AND {Answer("y", other, compilation)})");
            conditions.Add($"EXISTS (SELECT 1 FROM {Tables.Postings} AS x WHERE {Index("x", compilation)} AND x.{Tables.Record} = s.{Tables.Record} AND {Answer("x", other, compilation, ofRecord: true)} AND {Fields("x", hops)})");
        }

        if (after is { } last)
        {
            conditions.Add($"(s.{Tables.Word}, s.{Tables.Record}) > ({Value(last.Word, Repr.Text, compilation)}, {Value(last.Id, Repr.Id, compilation)})");
        }

        var sql = $"SELECT s.{Tables.Word}, s.{Tables.Record} FROM {Tables.Postings} AS s CROSS JOIN {from}{root.Joins} WHERE {string.Join(" AND ", conditions)} "
            + $"ORDER BY s.{Tables.Word}, s.{Tables.Record} LIMIT {Value(limit, Repr.Integer, compilation)}";
        return new(sql, compilation.Parameters.ToImmutable(), [new(OutputKind.Value, Repr.Text), new(OutputKind.Value, Repr.Id)]);
    }

    private string Index(string alias, Compilation compilation) =>
        $"{alias}.{Tables.Tenant} = {compilation.Constant(query.Tenant.Value, Repr.Text)} AND {alias}.{Tables.Entity} = {ObjectLog.Text(source.Entity.Name)}";

    /// <summary>Which fields count: those that may be read, and of those behind a reference where the referred record may be seen.</summary>
    private string Fields(string alias, List<string> hops)
    {
        var own = source.Fields.Where(f => f.Field.Via is null).Select(f => ObjectLog.Text(f.Field.Name)).ToList();
        var parts = own.Count == 0 ? [] : new List<string> { $"{alias}.{Tables.Field} IN ({string.Join(", ", own)})" };
        parts.AddRange(source.Fields.Where(f => f.Field.Via is not null).Select((f, i) => $"{alias}.{Tables.Field} = {ObjectLog.Text(f.Field.Name)} AND {hops[i]} IS NOT NULL"));
        return $"({string.Join(" OR ", parts)})";
    }

    /// <summary>Whether a word is an answer. Of one record's words it is asked of each: as an expression, so that no database goes through all records' words in that range instead.</summary>
    private string Answer(string alias, List<(Words Words, int Constant)> answers, Compilation compilation, bool ofRecord = false)
    {
        var word = ofRecord && answers is not [{ Words: OneWord }] ? $"({alias}.{Tables.Word} || '')" : $"{alias}.{Tables.Word}";
        var parts = answers.ConvertAll(a => a.Words switch
        {
            OneWord => $"{word} = {Value(a.Constant, Repr.Text, compilation)}",
            WordsFrom => $"{word} >= {Value(a.Constant, Repr.Text, compilation)} AND {word} < {compilation.Parameters.Add(new(ParameterSource.RangeEnd, a.Constant, Repr.Text))}",
            _ => schema.Dialect.InList(word, compilation.Parameters.Add(new(ParameterSource.List, a.Constant, Repr.Text)), Repr.Text, negated: false),
        });
        return parts.Count == 1 ? parts[0] : $"({string.Join(" OR ", parts)})";
    }

    private static string Value(int constant, Repr repr, Compilation compilation) => compilation.Parameters.Add(new(ParameterSource.Value, constant, repr));

    private List<(Words Words, int Constant)> Place(IReadOnlyList<Words> answers)
    {
        look.Append('/');
        return [.. answers.Select(a => (a, Place(a is AnyWord any ? any.Items : a.First, a switch { OneWord => '=', WordsFrom => '>', _ => '[' })))];
    }

    private int Place(object value, char kind = ',')
    {
        var position = constants.Add(value);
        look.Append(kind).Append(position.ToString(CultureInfo.InvariantCulture));
        return position;
    }
}
