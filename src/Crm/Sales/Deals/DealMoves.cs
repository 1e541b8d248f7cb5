using Crm.Criteria;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;
using Crm.StateMachines;
using NodaTime;

namespace Crm.Sales;

/// <summary>Moves deals through their pipeline: the machine decides, the guards may ask the database.</summary>
internal static class DealMoves
{
    public static async ValueTask MoveAsync(CrmSession session, Scope scope, Deal deal, string to, string? reason, CancellationToken cancellationToken)
    {
        var entry = session.Tracker.Of(deal);
        // Guards look at the deal as it would be saved now: started, and with its amount in the base currency.
        var errors = new List<FieldError>();
        await DealRules.BeforeSaveAsync(deal, entry.IsNew, session, errors, cancellationToken).ConfigureAwait(false);
        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }

        var pipeline = deal.PipelineId is { } id ? scope.State.Pipeline(id.Value) : null;
        var from = pipeline?.ById(deal.StageId?.Value ?? Guid.Empty);
        if (pipeline is null || from is null)
        {
            throw new CrmException(CrmErrors.Configuration, "The deal's pipeline is not provisioned.");
        }

        var state = pipeline.Machine.State(from.Code);
        if (!pipeline.Machine.TryGetTrigger(to, out var trigger) || pipeline.Machine.Candidates(state, trigger) is not { IsEmpty: false } candidates)
        {
            throw new CrmException(CrmErrors.NotPermitted, $"A deal in '{from.Code}' cannot move to '{to}'; it can move to {string.Join(", ", pipeline.Machine.PermittedTriggers(state).Select(t => t.Name))}.");
        }

        var move = new Move(session, scope, entry, pipeline.Stages[to], from.Code, reason);
        var decision = await candidates.DecideAsync(move, HoldsAsync, cancellationToken).ConfigureAwait(false);
        if (!decision.IsAccepted)
        {
            Log.GuardRefused(session.Services.Logger, decision.UnmetGuards.Count);
            throw new CrmException(CrmErrors.GuardRefused, $"The deal cannot move to '{to}' yet.")
            {
                Refusals = [.. decision.UnmetGuards.ToImmutableArray().Select(g => new Refusal(g.Name, g.Reason, g.Description ?? g.Reason))],
            };
        }

        Place(session, scope, deal, pipeline, from, pipeline.Stages[decision.Next.Name], session.Services.Clock.Now(), reason);
        Tell(entry, deal, pipeline, from, pipeline.Stages[decision.Next.Name]);
    }

    /// <summary>Puts a deal into a stage, and notes the change.</summary>
    public static void Place(CrmSession session, Scope scope, Deal deal, PipelineState pipeline, StageState? from, StageState to, Instant at, string? reason)
    {
        var note = session.Add(Note(scope, deal, from, to, at));
        session.Tracker.Of(note).IsConsequence = true;
        Enter(scope, deal, pipeline, to, at, reason);
    }

    /// <summary>The same for the past: the note takes effect when the move did.</summary>
    public static void Import(CrmSession session, Scope scope, Deal deal, PipelineState pipeline, StageState? from, StageState to, Instant at, string? reason)
    {
        if (from?.Id == to.Id)
        {
            // It stayed where it was, and only something about it changed.
            return;
        }

        session.AddDated(Note(scope, deal, from, to, at), at).IsConsequence = true;
        Enter(scope, deal, pipeline, to, at, reason);
    }

    private static StageChange Note(Scope scope, Deal deal, StageState? from, StageState to, Instant at) => new()
    {
        DealId = deal.Id,
        FromId = from?.Id,
        ToId = to.Id,
        At = at,
        Seconds = from is not null && deal.StageSince is { } since ? (long)(at - since).TotalSeconds : null,
        ById = scope.User,
    };

    private static void Enter(Scope scope, Deal deal, PipelineState pipeline, StageState to, Instant at, string? reason)
    {
        (deal.PipelineId, deal.StageId, deal.StageSince) = (pipeline.Id, to.Id, at);
        deal.ClosedAt = to.IsClosed ? at : null;
        deal.CloseReason = to.IsClosed ? reason : null;
        if (to.IsClosed)
        {
            deal.CloseDate = at.InZone(scope.State.Zone).Date;
        }
    }

    private static void Tell(Tracked entry, Deal deal, PipelineState pipeline, StageState from, StageState to)
    {
        entry.Raise(new DealMoved(deal.Id, pipeline.Definition.Name, from.Code, to.Code));
        if (to.Definition.Kind == StageKinds.Won)
        {
            entry.Raise(new DealWon(deal.Id, deal.AccountId, deal.OwnerId, deal.AmountValue, deal.AmountCurrency));
        }
        else if (to.Definition.Kind == StageKinds.Lost)
        {
            entry.Raise(new DealLost(deal.Id, deal.AccountId, deal.OwnerId, deal.AmountValue, deal.AmountCurrency));
        }
    }

    private static async ValueTask<bool> HoldsAsync(Guard guard, Move move, CancellationToken cancellationToken)
    {
        var row = move.Entry.Entity.Snapshot(move.Entry.Record);
        if (guard.Name == PipelineMachine.ReasonGiven)
        {
            return !string.IsNullOrWhiteSpace(move.Reason);
        }

        if (guard.Name.StartsWith(PipelineMachine.RequiresPrefix, StringComparison.Ordinal))
        {
            var name = guard.Name[PipelineMachine.RequiresPrefix.Length..];
            var field = move.Scope.State.Model["deal"].AllFields.FirstOrDefault(f => f.Name == name)
                ?? throw new CrmException(CrmErrors.Configuration, $"The stage '{move.To.Code}' requires the field '{name}', which deals do not have.");
            return field.Read(row) is not (null or "");
        }

        var definition = move.To.Definition.Guards.First(g => g.Name == guard.Name);
        if (definition.Condition is { } condition)
        {
            return await Conditions.HoldsAsync(move.Session, move.Scope, move.Scope.State.Model["deal"], row, condition, cancellationToken).ConfigureAwait(false);
        }

        return move.Session.Services.Composition.Guards.TryGetValue(guard.Name, out var holds)
            ? await holds(new StageGuard((Deal)move.Entry.Record, move.From, move.To.Code, move.Reason, move.Session.Inner(move.Scope.Tenant, $"guard {guard.Name}")), cancellationToken).ConfigureAwait(false)
            : throw new CrmException(CrmErrors.Configuration, $"The stage '{move.To.Code}' names the guard '{guard.Name}', which no code registered.");
    }

    private sealed record Move(CrmSession Session, Scope Scope, Tracked Entry, StageState To, string From, string? Reason);
}
