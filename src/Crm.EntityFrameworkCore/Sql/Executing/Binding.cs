using System.Data.Common;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>Gives the parameters of a command the values of one query.</summary>
internal static class Binding
{
    public static void Bind(DbCommand command, SqlTemplate template, Constants constants, SqlDialect dialect) => Bind(command.Parameters, template, constants, dialect);

    public static void Bind(DbParameterCollection parameters, SqlTemplate template, Constants constants, SqlDialect dialect)
    {
        for (var i = 0; i < template.Parameters.Length; i++)
        {
            parameters[i].Value = Value(template.Parameters[i], constants, dialect);
        }
    }

    public static object Value(in ParameterSpec spec, Constants constants, SqlDialect dialect) => spec.Source switch
    {
        ParameterSource.Value => dialect.ToDatabase(constants[spec.Constant]!, spec.Repr),
        ParameterSource.RangeEnd => TextRange.End((string)constants[spec.Constant]!)!,
        ParameterSource.List => dialect.ToList(Items(constants, spec), spec.Repr),
        ParameterSource.Item => dialect.ToDatabase(Items(constants, spec)[spec.Item], spec.Repr),
        _ => dialect.ToDatabase(spec.Fixed!, spec.Repr),
    };

    private static Sequence<object> Items(Constants constants, in ParameterSpec spec) => constants.List(spec.Constant);
}
