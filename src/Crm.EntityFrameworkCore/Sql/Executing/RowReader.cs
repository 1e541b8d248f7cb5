using System.Collections.Immutable;
using System.Data.Common;
using Crm.EntityFrameworkCore.Sql.Shapes;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>Reads result rows as arrays of CLR values.</summary>
internal static class RowReader
{
    public static object?[] Read(DbDataReader reader, ImmutableArray<Output> outputs, Constants? constants, SqlDialect dialect)
    {
        var row = new object?[outputs.Length];
        var ordinal = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var output = outputs[i];
            if (output.Kind == OutputKind.SplitSum)
            {
                row[i] = reader.GetInt64(ordinal) + (reader.GetInt64(ordinal + 1) / 10_000m);
                ordinal += 2;
                continue;
            }

            if (!reader.IsDBNull(ordinal))
            {
                row[i] = output.Kind == OutputKind.Period
                    ? constants!.List(output.Constant)[(int)reader.GetInt64(ordinal) - 1]
                    : dialect.Read(reader, ordinal, output.Repr);
            }

            ordinal++;
        }

        return row;
    }
}
