using Crm.Storage;

namespace Crm.InMemory.Tables;

/// <summary>Writes a batch: the tables after it, or nothing of it.</summary>
internal static class BatchWriting
{
    public static TableSet Write(this TableSet tables, WriteBatch batch, CancellationToken cancellationToken)
    {
        var builders = new Dictionary<TableName, TableBuilder>();
        foreach (var write in batch.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = new TableName(batch.Tenant, write.Entity.Name);
            if (!builders.TryGetValue(name, out var builder))
            {
                builders.Add(name, builder = new(tables[name]));
            }

            builder.Write(write, batch.Recorded);
        }

        return tables.With(builders.Select(b => KeyValuePair.Create(b.Key, b.Value.Build())));
    }
}
