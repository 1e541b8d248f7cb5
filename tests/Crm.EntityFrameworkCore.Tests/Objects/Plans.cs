using System.Globalization;
using Crm.EntityFrameworkCore.Contexts;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Tests.Objects;

/// <summary>How a database means to answer a query.</summary>
internal static class Plans
{
    public static async Task<string> ExplainAsync(CrmDbContext context, RowQuery query)
    {
        var schema = TableMaps.Of(context).Schema;
        var constants = ShapeWriter.Of(query).Constants;
        var template = QueryCompiler.Compile(schema, query, constants);
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = (context.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + template.Text;
        for (var i = 0; i < template.Parameters.Length; i++)
        {
            var parameter = schema.Dialect.CreateParameter(i, template.Parameters[i].Repr, template.Parameters[i].IsList);
            parameter.Value = Binding.Value(template.Parameters[i], constants, schema.Dialect);
            command.Parameters.Add(parameter);
        }

        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        }

        return string.Join('\n', plan);
    }
}
