using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>A sum too big for 64 bits of ten-thousandths is still exact.</summary>
public class BigSumTests
{
    [Fact]
    public async Task A_sum_past_64_bits_is_exact_on_Sqlite()
    {
        await using var database = await SqlTestDatabase.CreateAsync(SqlKind.Sqlite, RandomScene.Model);
        await using var store = database.NewStore();
        var account = RandomScene.Model["account"];
        var revenue = (FieldDefinition)account.Fields["revenue"];
        var at = RandomScene.At(0);
        var writes = Enumerable.Range(1, 12).Select(n =>
        {
            var row = new object?[account.Slots.Length];
            var name = (FieldDefinition)account.Fields["name"];
            (row[0], row[1], row[2], row[3], row[EntityDefinition.CustomSlot]) = (new Guid(n, 0, 0, new byte[8]), 1L, at, at, CustomData.Empty);
            (row[name.Slot.Ordinal], row[name.Key!.Ordinal], row[revenue.Slot.Ordinal]) = ("a", "a", n % 2 == 0 ? 99_999_999_999_999.9999m : 90_000_000_000_000.0001m);
            return new RowWrite { Entity = account, Kind = WriteKind.Insert, Id = (Guid)row[0]!, Row = row, Effective = at };
        });
        await store.WriteAsync(new(RandomScene.Tenant, at, [.. writes]), CancellationToken.None);

        var groups = await store.AggregateAsync(
            new() { Entity = account, Tenant = RandomScene.Tenant, Restriction = null, Measures = [new(RollupFunction.Sum, new FieldValue([], revenue))] },
            CancellationToken.None);

        Assert.Equal([[1_140_000_000_000_000m]], groups);
    }
}
