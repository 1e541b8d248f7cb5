using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>The SQL of a query.</summary>
internal static class SqlText
{
    public static string Of(SqlSchema schema, Source source) => source switch
    {
        RowQuery query => QueryCompiler.Compile(schema, query, ShapeWriter.Of(query).Constants).Text,
        AggregateQuery query => AggregateCompiler.Compile(schema, query, ShapeWriter.Of(query, splitSums: false).Constants, splitSums: false).Text,
        _ => "",
    };
}
