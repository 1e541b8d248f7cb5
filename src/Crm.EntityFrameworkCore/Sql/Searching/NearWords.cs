using System.Collections.Immutable;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Search;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>
/// The query for the words that can be a term with typos: of nearly its length, and with its head or its tail, or with the letters around its middle exchanged. Two ends of which one stands unharmed
/// are found in an index, where all that lies within a distance is not.
/// </summary>
internal static class NearWords
{
    public static (SqlTemplate Template, Constants Constants) Make(SqlSchema schema, TenantId tenant, SearchTerm term)
    {
        var constants = new Constants();
        var (whose, head, tail) = (constants.Add(tenant.Value), constants.Add(term.Head), constants.Add(SearchWords.Reversed(term.Tail)));
        var exchanged = term.Exchanged() is { } other ? constants.Add(other) : -1;
        var lengths = Enumerable.Range(-term.Typos, (2 * term.Typos) + 1).Select(d => constants.Add((long)(term.Length + d))).ToList();
        var shape = new SearchShape(null, $"near {whose} {head} {tail} {exchanged} {string.Join(',', lengths)}");
        var template = schema.Searching.GetOrAdd(shape, (_, s) => Compile(s.schema, s.whose, s.head, s.tail, s.exchanged, s.lengths), (schema, whose, head, tail, exchanged, lengths));
        return (template, constants);
    }

    private static SqlTemplate Compile(SqlSchema schema, int whose, int head, int tail, int exchanged, List<int> lengths)
    {
        var tables = schema.Search!;
        var parameters = new Compiling.ParameterList(schema.Dialect);
        string Value(int constant, Repr repr = Repr.Text) => parameters.Add(new(ParameterSource.Value, constant, repr));
        string Start(string column, int constant) => $"{column} >= {Value(constant)} AND {column} < {parameters.Add(new(ParameterSource.RangeEnd, constant, Repr.Text))}";
        string Of(int length) => $"SELECT {tables.WordsWord} FROM {tables.Words} WHERE {tables.WordsTenant} = {Value(whose)} AND {tables.Length} = {Value(length, Repr.Integer)}";

        var parts = lengths.SelectMany(l => new[] { $"{Of(l)} AND {Start(tables.WordsWord, head)}", $"{Of(l)} AND {Start(tables.Reversed, tail)}" }).ToList();
        if (exchanged >= 0)
        {
            parts.Add($"{Of(lengths[lengths.Count / 2])} AND {tables.WordsWord} = {Value(exchanged)}");
        }

        ImmutableArray<Output> outputs = [new(OutputKind.Value, Repr.Text)];
        return new(string.Join(" UNION ALL ", parts), parameters.ToImmutable(), outputs);
    }
}
