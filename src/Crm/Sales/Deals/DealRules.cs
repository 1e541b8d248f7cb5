using Crm.Records;
using Crm.Sessions;
using NodaTime;

namespace Crm.Sales;

/// <summary>What a deal takes before it is saved: its pipeline and first stage when new, its amount in the base currency.</summary>
internal static class DealRules
{
    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var deal = (Deal)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (isNew && deal.StageId is null)
        {
            Start(deal, session, scope, errors);
        }

        var date = deal.CloseDate ?? session.Services.Clock.Now().InZone(scope.State.Zone).Date;
        try
        {
            deal.AmountBase = deal.Amount is { } amount ? scope.State.InBase(amount, date, "amount") : null;
        }
        catch (CrmException e) when (e.Fields.Count > 0)
        {
            foreach (var error in e.Fields)
            {
                errors.Add(error);
            }
        }
    }

    private static void Start(Deal deal, CrmSession session, Scope scope, ICollection<FieldError> errors)
    {
        var pipelines = scope.State.Pipelines;
        var pipeline = deal.PipelineId is { } id ? scope.State.Pipeline(id.Value) : pipelines.Count > 0 ? pipelines.MinBy(p => p.Id) : null;
        if (pipeline is null)
        {
            errors.Add(new("pipeline", "required", "The tenant has no such pipeline; provision one first."));
            return;
        }

        var now = session.Services.Clock.Now();
        DealMoves.Place(session, scope, deal, pipeline, null, pipeline.First, now, null);
    }
}
