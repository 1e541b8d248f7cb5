using Crm.Changes;
using Crm.Records;
using Crm.Sales;
using NodaTime;

namespace Crm.Sessions;

/// <content>Deals: moving them through their pipeline, and importing them with their past.</content>
public sealed partial class CrmSession
{
    /// <summary>Moves a deal to another stage. Its pipeline decides; every guard that does not hold is named. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <param name="deal">A deal of this session.</param>
    /// <param name="to">The code of the stage.</param>
    /// <param name="reason">Why; needed for a lost deal, kept for a closed one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The move is not declared (<c>crm.not_permitted</c>), or guards refuse (<c>crm.guard_refused</c>).</exception>
    public async ValueTask MoveAsync(Deal deal, string to, string? reason = null, CancellationToken cancellationToken = default) =>
        await DealMoves.MoveAsync(this, await ScopeAsync(cancellationToken).ConfigureAwait(false), deal, to, reason, cancellationToken).ConfigureAwait(false);

    /// <summary>The pipelines of the tenant as data.</summary>
    public async ValueTask<IReadOnlyList<PipelineDefinition>> PipelinesAsync(CancellationToken cancellationToken = default) =>
        [.. (await ScopeAsync(cancellationToken).ConfigureAwait(false)).State.Pipelines.Select(p => p.Definition)];

    /// <summary>
    /// Adds a deal with its past: each step takes effect at its own instant, is known in history from then on and not before, and raises no event of its own.
    /// Guards are not asked: what happened, happened.
    /// </summary>
    /// <param name="deal">The new deal, as it was at the first step.</param>
    /// <param name="pipeline">The pipeline's name; null: the tenant's first.</param>
    /// <param name="steps">What happened, in order; at least one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">No such pipeline or stage, or no step (<c>crm.invalid</c>).</exception>
    public async ValueTask<Deal> ImportDealAsync(Deal deal, string? pipeline, IReadOnlyList<DealStep> steps, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var into = pipeline is null ? scope.State.Pipelines.MinBy(p => p.Id) : scope.State.Pipelines.FirstOrDefault(p => p.Definition.Name == pipeline);
        if (into is null || steps.Count == 0)
        {
            throw CrmException.Invalid(into is null ? "pipeline" : "steps", "required", into is null ? "There is no such pipeline." : "A deal's past has at least one step.");
        }

        var unknown = steps.FirstOrDefault(s => !into.Stages.ContainsKey(s.Stage));
        if (unknown is not null)
        {
            throw CrmException.Invalid("stage", "unknown", $"The pipeline '{into.Definition.Name}' has no stage '{unknown.Stage}'; it has {string.Join(", ", into.Stages.Keys)}.");
        }

        var definition = scope.State.Model.Of(deal);
        if (Tracker.Find(definition.Name, deal.Key) is null)
        {
            Add(deal, deal.OwnerId);
        }

        var entry = Tracker.Of(deal);
        if (entry is not { IsNew: true, RestoredFrom: null, DatedEffective: null })
        {
            throw CrmException.Invalid("deal", "not_new", "Only a new deal is imported with its past, and only once.");
        }

        StageState? from = null;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var to = into.Stages[step.Stage];
            step.Change?.Invoke(deal);
            DealMoves.Import(this, scope, deal, into, from, to, step.At.Cut(), step.Reason);
            from = to;
            if (i < steps.Count - 1)
            {
                entry.Dated.Add((step.At.Cut(), definition.Materialize(definition.Snapshot(deal), scope.Tenant)));
            }
            else
            {
                entry.DatedEffective = step.At.Cut();
            }
        }

        return deal;
    }

    /// <summary>
    /// Adds what a tenant is made of: it counts from the beginning of time, so that a past that is imported finds its stages and people,
    /// and what a query as of then shows has their names.
    /// </summary>
    internal T AddFromStart<T>(T record)
        where T : Record
    {
        AddDated(record, Time.Earliest);
        return record;
    }

    /// <summary>Adds a record that took effect earlier.</summary>
    internal Tracked AddDated(Record record, Instant at)
    {
        Add(record, record.OwnerId);
        var entry = Tracker.Of(record);
        entry.DatedEffective = at;
        return entry;
    }
}
