using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>What holds of every merge: found out on random worlds.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class MergeLawConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private protected override void Compose(CrmBuilder crm) => MergeWorld.Compose(crm);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Merging_and_undoing_leaves_all_as_it_was(int seed) => await MergeAndUndoAsync(seed);

    /// <summary>Merges whatever the seed says, some of it twice over, and undoes it in reverse.</summary>
    protected async Task MergeAndUndoAsync(int seed)
    {
        var random = new Random(seed);
        var world = new MergeWorld(Boss(), random);
        await world.MakeAsync(Fixture.Clock);
        var system = await SystemAsync();
        var dumps = new Stack<(Guid Merge, string Before)>();
        foreach (var (entity, records) in new (string, IReadOnlyList<Record>)[] { ("account", world.Accounts), ("contact", world.Contacts), ("deal", world.Deals), ("asset", world.Assets), ("account", world.Accounts), ("contact", world.Contacts) })
        {
            var before = await DumpAsync(system);
            var left = new List<Guid>();
            foreach (var record in records)
            {
                if (await system.Query(entity).Where("id = $id").Parameter("id", record.Key).CountAsync() == 1)
                {
                    left.Add(record.Key);
                }
            }

            var chosen = left.OrderBy(_ => random.Next()).Take(2 + random.Next(2)).ToList();
            try
            {
                var report = await Boss().Merges.MergeAsync(entity, chosen[0], chosen[1..]);
                dumps.Push((report.Id, before));
                Assert.All(chosen, id => Assert.Equal(chosen[0], Boss().Merges.ResolveAsync(entity, id).AsTask().GetAwaiter().GetResult()));
                await NothingDanglesAsync();
            }
            catch (CrmException e) when (e.Fields is [{ Code: "open" }])
            {
                Assert.Equal(before, await DumpAsync(system));
            }

            Fixture.Clock.Advance(NodaTime.Duration.FromMinutes(random.Next(3)));
        }

        while (dumps.TryPop(out var last))
        {
            var undone = await Boss().Merges.UndoAsync(last.Merge);
            Assert.Equal([], undone.Conflicts);
            Assert.Equal(last.Before, await DumpAsync(system));
        }
    }

    private Task<string> DumpAsync(CrmSession system) => CanonicalDump.OfAsync(system, As(null).Store, MergeWorld.Model, Org.North);

    /// <summary>Every reference leads to a record that is there, and nothing lies below itself.</summary>
    private async Task NothingDanglesAsync()
    {
        var store = As(null).Store;
        foreach (var entity in MergeWorld.Model.Entities.Where(e => !e.IsPlain))
        {
            var rows = await Dump.RowsAsync(store, Org.North, entity);
            foreach (var reference in entity.References)
            {
                var targets = (await Dump.RowsAsync(store, Org.North, MergeWorld.Model[reference.Target])).ToDictionary(r => (Guid)r[0]!);
                foreach (var row in rows)
                {
                    Assert.True(reference.ForeignKey.Read(row) is not Guid target || targets.ContainsKey(target), $"{entity.Name}.{reference.Name} of {row[0]} leads nowhere.");
                }

                if (reference.Target == entity.Name)
                {
                    Assert.All(targets.Keys, id => Assert.True(EndsAfter(id, targets, reference) <= targets.Count, $"{entity.Name}.{reference.Name} of {id} leads back to it."));
                }
            }
        }
    }

    private static int EndsAfter(Guid id, Dictionary<Guid, object?[]> rows, RelationDefinition reference)
    {
        var hops = 0;
        for (Guid? at = id; at is { } here && hops <= rows.Count; hops++)
        {
            at = reference.ForeignKey.Read(rows[here]) as Guid?;
        }

        return hops;
    }
}
