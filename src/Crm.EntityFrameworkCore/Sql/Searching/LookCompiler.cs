using System.Text;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>
/// One look into the index: the records of one source in which a word of the leading term stands, and one of each other term, in the order of the word and the id, as many as are asked for,
/// of all postings of the leading term or of a window of the first. The restriction stands in the same statement.
/// </summary>
internal sealed class LookCompiler
{
    private readonly SqlSchema schema;
    private readonly SearchSource source;
    private readonly RowQuery query;
    private readonly Constants constants;
    private readonly QueryShape shape;
    private readonly StringBuilder look = new();

    /// <summary>Whether who asks sees all there is: then the index says all, and no record is read.</summary>
    private readonly bool isOpen;

    private LookCompiler(SqlSchema schema, TenantId tenant, SearchSource source)
    {
        (this.schema, this.source) = (schema, source);

        isOpen = ShowsAll(source.Restriction) && source.Fields.All(f => f.Value.Path.All(h => ShowsAll(h.Restriction)));

        // As columns the referred records of fields behind references take part in the query's shape, with their restrictions.
        query = new RowQuery
        {
            Entity = source.Entity,
            Tenant = tenant,
            Restriction = source.Restriction,
            Columns = isOpen ? [] : [.. source.Fields.Where(f => f.Field.Via is not null).Select(f => new FieldValue(f.Value.Path, f.Value.Path[0].Target.Key!))],
        };
        (shape, constants) = ShapeWriter.Of(query);
        look.AppendJoin('|', source.Fields.Select(f => f.Field.Name));
    }

    private SearchTables Tables => schema.Search!;

    public static (SqlTemplate Template, Constants Constants) Make(
        SqlSchema schema, TenantId tenant, SearchSource source, IReadOnlyList<Words> leading, IReadOnlyList<IReadOnlyList<Words>> others, IReadOnlyList<Guid>? among, (string Word, Guid Id)? after, int limit, int? window)
    {
        var compiler = new LookCompiler(schema, tenant, source);
        var leader = compiler.Place(leading);
        var rest = others.Select(compiler.Place).ToList();
        var ids = among is null ? -1 : compiler.Place(among.Cast<object>().ToSequence(), '#');
        (int, int)? from = after is { } a ? (compiler.Place(a.Word), compiler.Place(a.Id)) : null;
        var rows = compiler.Place((long)limit);
        var first = window is { } w ? compiler.Place((long)w, '^') : -1;
        var template = schema.Searching.GetOrAdd(
            new(compiler.shape, compiler.look.ToString()), static (_, s) => s.compiler.Compile(s.leader, s.rest, s.ids, s.from, s.rows, s.first), (compiler, leader, rest, ids, from, rows, first));
        return (template, compiler.constants);
    }

    private SqlTemplate Compile(List<(Words Words, int Constant)> leader, List<List<(Words Words, int Constant)>> others, int among, (int Word, int Id)? after, int limit, int window)
    {
        var compilation = new Compilation(schema, constants, query);
        var (records, hops, shown) = isOpen ? ("", [], []) : Records(compilation);
        List<string> leading = [Index("s", compilation), Answer("s", leader, compilation)];
        List<string> conditions = [.. shown];
        (isOpen ? leading : conditions).Add(Fields("s", hops));
        var postings = $"{Tables.Postings} AS s";
        if (window >= 0)
        {
            postings = $"(SELECT DISTINCT s.{Tables.Word}, s.{Tables.Record}{(isOpen ? "" : $", s.{Tables.Field}")} FROM {postings} WHERE {string.Join(" AND ", leading)} "
                + $"ORDER BY s.{Tables.Word}, s.{Tables.Record} LIMIT {Value(window, Repr.Integer, compilation)}) AS s";
        }
        else
        {
            conditions.InsertRange(0, leading);
        }

        foreach (var other in others)
        {
            // Asked of each record by itself: the offset keeps databases from making a join of it, which would go through all records' words.
            conditions.Add($"EXISTS (SELECT 1 FROM {Tables.Postings} AS x WHERE {Index("x", compilation)} AND x.{Tables.Record} = s.{Tables.Record} AND {Answer("x", other, compilation)} AND {Fields("x", hops)} LIMIT 1 OFFSET 0)");
        }

        if (among >= 0)
        {
            conditions.Add(schema.Dialect.InList($"s.{Tables.Record}", compilation.Parameters.Add(new(ParameterSource.List, among, Repr.Id)), Repr.Id, negated: false));
        }

        if (after is { } last)
        {
            conditions.Add($"(s.{Tables.Word}, s.{Tables.Record}) > ({Value(last.Word, Repr.Text, compilation)}, {Value(last.Id, Repr.Id, compilation)})");
        }

        var sql = $"SELECT DISTINCT s.{Tables.Word}, s.{Tables.Record} FROM {postings}{records} WHERE {string.Join(" AND ", conditions)} "
            + $"ORDER BY s.{Tables.Word}, s.{Tables.Record} LIMIT {Value(limit, Repr.Integer, compilation)}";
        return new(sql, compilation.Parameters.ToImmutable(), [new(OutputKind.Value, Repr.Text), new(OutputKind.Value, Repr.Id)]) { IsPlannedAnew = others.Count > 0 };
    }

    /// <summary>The records that may be seen, joined, and what tells which referred ones may.</summary>
    private (string Join, List<string> Hops, List<string> Conditions) Records(Compilation compilation)
    {
        var root = compilation.Open(source.Entity, past: false, out var from);
        var hops = query.Columns.Select(c => root.Shown(c).Sql).ToList();
        var conditions = QueryCompiler.Conditions(compilation, root, query).Prepend($"s.{Tables.Record} = {root.Id}").ToList();
        return ($" CROSS JOIN {from}{root.Joins}", hops, conditions);
    }

    private string Index(string alias, Compilation compilation) =>
        $"{alias}.{Tables.Tenant} = {compilation.Constant(query.Tenant.Value, Repr.Text)} AND {alias}.{Tables.Entity} = {ObjectLog.Text(source.Entity.Name)}";

    /// <summary>Which fields count: those that may be read, and of those behind a reference where the referred record may be seen.</summary>
    private string Fields(string alias, List<string> hops)
    {
        var own = source.Fields.Where(f => isOpen || f.Field.Via is null).Select(f => ObjectLog.Text(f.Field.Name)).ToList();
        var parts = own.Count == 0 ? [] : new List<string> { $"{alias}.{Tables.Field} IN ({string.Join(", ", own)})" };
        parts.AddRange(source.Fields.Where(f => !isOpen && f.Field.Via is not null).Select((f, i) => $"{alias}.{Tables.Field} = {ObjectLog.Text(f.Field.Name)} AND {hops[i]} IS NOT NULL"));
        return $"({string.Join(" OR ", parts)})";
    }

    private string Answer(string alias, List<(Words Words, int Constant)> answers, Compilation compilation) =>
        AnswerSql.AnyOf(AnswerSql.Conditions($"{alias}.{Tables.Word}", answers, schema.Dialect, compilation.Parameters));

    private static bool ShowsAll(CheckedCriterion? restriction) => restriction is null or CheckedTruth { Value: true };

    private static string Value(int constant, Repr repr, Compilation compilation) => compilation.Parameters.Add(new(ParameterSource.Value, constant, repr));

    private List<(Words Words, int Constant)> Place(IReadOnlyList<Words> answers) => AnswerSql.Place(answers, constants, look);

    private int Place(object value, char kind = ',') => AnswerSql.Place(value, constants, look, kind);
}
