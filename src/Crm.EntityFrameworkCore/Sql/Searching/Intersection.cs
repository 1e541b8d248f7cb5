using System.Collections.Immutable;
using System.Text;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>
/// The records of an entity that answer several terms, from the index alone. Where a term has few answers, each of them is asked for the others; else the sets of all terms are crossed, of each up to
/// <see cref="MostWords"/>. More than <see cref="MostRecords"/> are not listed: hits are dense then, and going through the leading term in its order finds enough.
/// </summary>
internal sealed class Intersection
{
    /// <summary>How many records are listed at most.</summary>
    public const int MostRecords = 2_000;

    /// <summary>Of how many answers each may be asked for its other words: some milliseconds.</summary>
    public const int Window = 2_000;

    private const int MostWords = 40_000;

    private readonly SqlSchema schema;
    private readonly EntityDefinition entity;
    private readonly Constants constants = new();
    private readonly StringBuilder look;
    private readonly int whose;
    private readonly List<List<(Words Words, int Constant)>> terms;
    private readonly ParameterList parameters;
    private int sets;

    private Intersection(SqlSchema schema, TenantId tenant, EntityDefinition entity, string kind, IEnumerable<IReadOnlyList<Words>> terms)
    {
        (this.schema, this.entity, look, parameters) = (schema, entity, new($"{kind} {entity.Name}"), new(schema.Dialect));
        whose = constants.Add(tenant.Value);
        this.terms = [.. terms.Select(t => AnswerSql.Place(t, constants, look))];
    }

    private SearchTables Tables => schema.Search!;

    /// <summary>One row: how many postings answer each term, counted no further than to tell whether they <see cref="AreFew"/>.</summary>
    public static (SqlTemplate Template, Constants Constants) Sizes(SqlSchema schema, TenantId tenant, EntityDefinition entity, IEnumerable<IReadOnlyList<Words>> terms)
    {
        var made = new Intersection(schema, tenant, entity, "sizes", terms);
        return made.Make(
            static m => "SELECT " + string.Join(", ", m.terms.Select(t => $"(SELECT count(*) FROM (SELECT 1 FROM ({m.Postings(t)}) AS c LIMIT {Window + 1}) AS n)")),
            [.. made.terms.Select(_ => Repr.Integer)]);
    }

    /// <summary>
    /// Rows of (term, how many postings answer it, null), and of (-1, 0, a record that answers all). The records are right where no term <see cref="IsMuch"/>: of such a one only the first are looked at.
    /// Each term's postings are gone through once, whatever the database makes of their number.
    /// </summary>
    public static (SqlTemplate Template, Constants Constants) All(SqlSchema schema, TenantId tenant, EntityDefinition entity, IEnumerable<IReadOnlyList<Words>> terms)
    {
        var made = new Intersection(schema, tenant, entity, "all", terms);
        return made.Make(
            static m => $"WITH {string.Join(", ", m.terms.Select((t, i) => $"t{i} AS MATERIALIZED (SELECT p.{m.Tables.Record} FROM ({m.Postings(t)}) AS p LIMIT {MostWords + 1})"))} "
                + $"SELECT -1, CAST(0 AS bigint), i.{m.Tables.Record} FROM ({string.Join(" INTERSECT ", m.terms.Select((_, i) => $"SELECT {m.Tables.Record} FROM t{i}"))} LIMIT {MostRecords + 1}) AS i"
                + string.Concat(m.terms.Select((_, i) => $" UNION ALL SELECT {i}, count(*), NULL FROM t{i}")),
            [Repr.Integer, Repr.Integer, Repr.Id]);
    }

    /// <summary>Whether of so many each may be asked for its other words.</summary>
    public static bool AreFew(long size) => size <= Window;

    /// <summary>Whether so many are not gone through.</summary>
    public static bool IsMuch(long size) => size > MostWords;

    /// <summary>The records: of the first terms, which have few words, as sets; of the others, each record is asked whether it has an answer, in their order, which is that of the index.</summary>
    public static (SqlTemplate Template, Constants Constants) Records(SqlSchema schema, TenantId tenant, EntityDefinition entity, IEnumerable<IReadOnlyList<Words>> terms, int sets)
    {
        var made = new Intersection(schema, tenant, entity, $"records {sets}", terms) { sets = sets };
        return made.Make(
            static m => $"WITH c AS MATERIALIZED (SELECT DISTINCT s.{m.Tables.Record} FROM ({m.Set()}) AS s ORDER BY s.{m.Tables.Record}) "
                + $"SELECT c.{m.Tables.Record} FROM c WHERE {string.Join(" AND ", m.terms.Skip(m.sets).Select(m.HasAnswer).Prepend("true"))} LIMIT {MostRecords + 1}",
            [Repr.Id]);
    }

    private string Set() => string.Join(" INTERSECT ", terms.Take(sets).Select((t, i) => $"SELECT i{i}.{Tables.Record} FROM ({Postings(t)}) AS i{i}"));

    /// <summary>A condition for each kind of answer, so that the index is gone through once for each.</summary>
    private string Postings(List<(Words Words, int Constant)> term) =>
        string.Join(" UNION ALL ", AnswerSql.Conditions($"s.{Tables.Word}", term, schema.Dialect, parameters).Select(c => $"SELECT s.{Tables.Record} FROM {Tables.Postings} AS s WHERE {Index("s")} AND {c}"));

    /// <summary>Asked of each record by itself: the offset keeps databases from making a join of it.</summary>
    private string HasAnswer(List<(Words Words, int Constant)> term) =>
        AnswerSql.AnyOf(AnswerSql.Conditions($"x.{Tables.Word}", term, schema.Dialect, parameters)
            .ConvertAll(c => $"EXISTS (SELECT 1 FROM {Tables.Postings} AS x WHERE {Index("x")} AND x.{Tables.Record} = c.{Tables.Record} AND {c} LIMIT 1 OFFSET 0)"));

    private string Index(string alias) => $"{alias}.{Tables.Tenant} = {parameters.Add(new(ParameterSource.Value, whose, Repr.Text))} AND {alias}.{Tables.Entity} = {ObjectLog.Text(entity.Name)}";

    private (SqlTemplate Template, Constants Constants) Make(Func<Intersection, string> sql, params ImmutableArray<Repr> columns)
    {
        var template = schema.Searching.GetOrAdd(
            new(null, look.ToString()),
            static (_, s) =>
            {
                var text = s.sql(s.made);
                return new SqlTemplate(text, s.made.parameters.ToImmutable(), [.. s.columns.Select(c => new Output(OutputKind.Value, c))]) { IsPlannedAnew = true };
            },
            (made: this, sql, columns));
        return (template, constants);
    }
}
