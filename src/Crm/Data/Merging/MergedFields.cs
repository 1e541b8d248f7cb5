using Crm.Bulk;
using Crm.Records;
using Crm.Sales;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Decides every field of a merge: by hand, by the tenant's rules, by the defaults.</summary>
internal sealed class MergedFields(MergeScene scene, MergeChoices choices)
{
    private readonly IReadOnlyList<FieldBlock> blocks = FieldBlock.Of(scene.Entity, scene.Scope.State.Settings);

    /// <summary>What survives in each block that any of the records has a value in. Of what whoever acts may not see, nothing but consent.</summary>
    /// <exception cref="CrmException">A choice is not one (<c>crm.invalid</c>), or its field may not be changed (<c>crm.forbidden</c>).</exception>
    public async ValueTask<IReadOnlyList<(FieldBlock Block, SurvivingValues Values)>> DecideAsync(CancellationToken cancellationToken)
    {
        CheckChoices();
        var seen = await scene.SeenRowsAsync(cancellationToken).ConfigureAwait(false);
        var candidates = new List<MergeCandidate>(seen.Count);
        foreach (var row in seen)
        {
            var id = MergeScene.IdOf(row);
            IReadOnlyList<StoredVersion> versions = await scene.Session.Store.HistoryAsync(scene.Entity, scene.Scope.Tenant, id, cancellationToken).ConfigureAwait(false);
            candidates.Add(new(id, row, versions));
        }

        var sources = await SourcesAsync(cancellationToken).ConfigureAwait(false);
        var decided = new List<(FieldBlock, SurvivingValues)>();
        foreach (var block in blocks.Where(b => b.IsConsent || MaySee(b)))
        {
            if (Taken(block) is { } from)
            {
                decided.Add((block, new(block.Values(candidates.First(c => c.Id == from).Row), from, "by_hand")));
            }
            else if (!block.IsConsent && !MayChange(block))
            {
                decided.Add((block, new(block.Values(candidates[0].Row), scene.Survivor, "no_right")));
            }
            else
            {
                decided.Add((block, SurvivingValues.Of(block, candidates, c => SurvivingValues.Place(block.Rule.Order, Source(block, c, sources)))));
            }
        }

        return await WithoutCyclesAsync(decided, candidates, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts what survives into the survivor.</summary>
    public void Apply(Record survivor, IReadOnlyList<(FieldBlock Block, SurvivingValues Values)> decided)
    {
        foreach (var (block, values) in decided.Where(d => d.Values.From != scene.Survivor))
        {
            for (var i = 0; i < block.Fields.Count; i++)
            {
                MergeScene.Write(block.Fields[i], survivor, values.Values[i]);
            }
        }

        foreach (var (name, value) in choices.Set)
        {
            BulkField.Set(name, value).Prepare(scene.Scope, scene.Entity)(scene.Session, survivor);
        }
    }

    /// <summary>The answers about consent that nobody gives by hand: they need no right to the field.</summary>
    public IEnumerable<string> Given(IReadOnlyList<(FieldBlock Block, SurvivingValues Values)> decided) =>
        decided.Where(d => d.Block.IsConsent && d.Values.Why != "by_hand" && !choices.Set.ContainsKey(d.Block.Fields[0].Name)).Select(d => d.Block.Fields[0].Name);

    private void CheckChoices()
    {
        foreach (var (name, from) in choices.Take)
        {
            var block = blocks.FirstOrDefault(b => MaySee(b) && Has(b, name)) ?? throw CrmException.Invalid(name, "unknown_field", $"A {scene.Entity.Name} has no field '{name}' that a merge decides.");
            if (from != scene.Survivor && !scene.Losers.Contains(from))
            {
                throw CrmException.Invalid(name, "not_merged", "A value is taken from one of the records of the merge.");
            }

            if (from != scene.Survivor && !MayChange(block))
            {
                throw new CrmException(CrmErrors.Forbidden, "Some of the changed fields may not be changed by whoever acts.") { Fields = [new(name, "forbidden", "The role does not let this field be changed.")] };
            }
        }

        foreach (var (name, value) in choices.Set)
        {
            BulkField.Set(name, value).Prepare(scene.Scope, scene.Entity);
        }
    }

    private static bool Has(FieldBlock block, string name) => block.Name == name || block.Rule.Fields.Contains(name) || block.Fields.Any(f => f.Name == name);

    private Guid? Taken(FieldBlock block)
    {
        foreach (var (name, from) in choices.Take)
        {
            if (Has(block, name))
            {
                return from;
            }
        }

        return null;
    }

    public bool MaySee(FieldBlock block) => scene.Scope.IsSystem || block.Fields.All(f => scene.Scope.Rights.MayRead(scene.Entity, f));

    private bool MayChange(FieldBlock block) => scene.Scope.IsSystem || block.Fields.All(f => scene.Scope.Rights.MayWrite(scene.Entity, f, creating: false));

    /// <summary>The names of the tenant's lead sources, where a rule asks for them.</summary>
    private async ValueTask<Dictionary<Guid, string>> SourcesAsync(CancellationToken cancellationToken)
    {
        if (blocks.All(b => b.Rule.By != Survivorship.Trusted))
        {
            return [];
        }

        var definition = scene.Scope.State.Model["source"];
        var rows = await scene.Session.Store.QueryAsync(new RowQuery { Entity = definition, Tenant = scene.Scope.Tenant, Restriction = null }, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(MergeScene.IdOf, r => ((LeadSource)definition.Materialize(r, scene.Scope.Tenant)).Name);
    }

    private string? Source(FieldBlock block, MergeCandidate candidate, Dictionary<Guid, string> sources)
    {
        var field = block.Rule.By == Survivorship.Trusted
            ? scene.Entity.AllFields.FirstOrDefault(f => f.Name == block.Rule.SourceField && (scene.Scope.IsSystem || scene.Scope.Rights.MayRead(scene.Entity, f))) : null;
        return field?.Read(scene.Rows.First(r => MergeScene.IdOf(r) == candidate.Id)) switch
        {
            Guid id => sources.GetValueOrDefault(id),
            string text => text,
            _ => null,
        };
    }

    private async ValueTask<IReadOnlyList<(FieldBlock Block, SurvivingValues Values)>> WithoutCyclesAsync(List<(FieldBlock Block, SurvivingValues Values)> decided, IReadOnlyList<MergeCandidate> candidates, CancellationToken cancellationToken)
    {
        var hierarchies = new Hierarchies(scene.Session, scene.Scope, scene.Entity, scene.Survivor, scene.Losers);
        foreach (var relation in scene.Entity.References.Where(r => r.Target == scene.Entity.Name))
        {
            var place = decided.FindIndex(d => d.Block.Fields is [var only] && only == relation.ForeignKey);
            var chosen = (Guid?)(place < 0 || decided[place].Values.From == scene.Survivor ? relation.ForeignKey.Read(scene.Rows[0]) : decided[place].Values.Values[0]);
            var above = await hierarchies.PlaceAsync(relation, chosen, candidates.Select(c => (Guid?)relation.ForeignKey.Read(c.Row)), cancellationToken).ConfigureAwait(false);
            if (above == chosen)
            {
                continue;
            }

            var settled = (place < 0 ? new FieldBlock(relation.Name, [relation.ForeignKey], new(scene.Entity.Name, [relation.Name], Survivorship.Newest)) : decided[place].Block,
                new SurvivingValues([above], null, "hierarchy"));
            if (place < 0)
            {
                decided.Add(settled);
            }
            else
            {
                decided[place] = settled;
            }
        }

        return decided;
    }
}
