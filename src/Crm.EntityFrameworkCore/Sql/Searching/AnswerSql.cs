using System.Globalization;
using System.Text;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>Puts the words that answer terms into statements: their values among the constants, their kinds into what tells one statement from another.</summary>
internal static class AnswerSql
{
    public static List<(Words Words, int Constant)> Place(IReadOnlyList<Words> answers, Constants constants, StringBuilder look)
    {
        look.Append('/');
        return [.. answers.Select(a => (a, Place(a is AnyWord any ? any.Items : a.First, constants, look, a switch { OneWord => '=', WordsFrom => '>', _ => '[' })))];
    }

    public static int Place(object value, Constants constants, StringBuilder look, char kind = ',')
    {
        var position = constants.Add(value);
        look.Append(kind).Append(position.ToString(CultureInfo.InvariantCulture));
        return position;
    }

    /// <summary>Whether a word is one of the answers: conditions of which one must hold, each of which an index serves.</summary>
    public static List<string> Conditions(string word, List<(Words Words, int Constant)> answers, SqlDialect dialect, ParameterList parameters) =>
        answers.ConvertAll(a => a.Words switch
        {
            OneWord => $"{word} = {parameters.Add(new(ParameterSource.Value, a.Constant, Repr.Text))}",
            WordsFrom => $"{word} >= {parameters.Add(new(ParameterSource.Value, a.Constant, Repr.Text))} AND {word} < {parameters.Add(new(ParameterSource.RangeEnd, a.Constant, Repr.Text))}",
            _ => dialect.InList(word, parameters.Add(new(ParameterSource.List, a.Constant, Repr.Text)), Repr.Text, negated: false),
        });

    public static string AnyOf(List<string> conditions) => conditions.Count == 1 ? conditions[0] : $"({string.Join(" OR ", conditions)})";
}
