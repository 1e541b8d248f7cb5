using System.Data.Common;

namespace Crm.EntityFrameworkCore.Sql.Executing;

/// <summary>Makes the commands of batches.</summary>
internal static class BatchCommands
{
    public static DbBatchCommand Make(DbBatch batch, SqlTemplate template, object[] values, SqlDialect dialect)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = template.Text;
        for (var i = 0; i < values.Length; i++)
        {
            var spec = template.Parameters[i];
            var parameter = dialect.CreateParameter(i, spec.Repr, spec.IsList);
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
