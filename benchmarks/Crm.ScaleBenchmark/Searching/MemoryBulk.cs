using Crm.Criteria;
using Crm.Records;
using Crm.Storage;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>Rows through the store, without history: it keeps its index itself.</summary>
internal sealed class MemoryBulk(ICrmStore store) : IBulk
{
    public async Task PeopleAsync(Guid template, IEnumerable<Person> people)
    {
        var entity = StandardModel.Create()["contact"];
        var slots = Person.Columns.Select(c => entity.Slots.Single(s => s.Column == c).Ordinal).ToArray();
        var like = (await store.QueryAsync(new RowQuery { Entity = entity, Tenant = TenantId.Default, Restriction = null }, CancellationToken.None)).Single(r => (Guid)r[EntityDefinition.IdSlot]! == template);
        foreach (var page in people.Chunk(10_000))
        {
            var rows = page.Select(person =>
            {
                object?[] row = [.. like];
                foreach (var (slot, value) in slots.Zip(person.Values))
                {
                    row[slot] = value;
                }

                return new RowWrite { Entity = entity, Kind = WriteKind.Insert, Id = person.Id, Row = row };
            }).ToList();
            await store.InTransactionAsync(
                async token =>
                {
                    await store.WriteAsync(new(TenantId.Default, default, rows), token);
                    return true;
                },
                CancellationToken.None);
        }
    }
}
