using Crm.Records;
using Crm.Sales;
using Crm.Sessions;

namespace Crm.Insights;

/// <summary>Who may adjust whose number, however the record is made; and that what was said is not unsaid.</summary>
internal static class AdjustmentRules
{
    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var adjustment = (ForecastAdjustment)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (!isNew)
        {
            errors.Add(new("amount", "fixed", "An adjustment is not changed; make another, or reset it."));
            return;
        }

        if (scope.User is not { } adjuster)
        {
            errors.Add(new("adjuster", "required", "An adjustment is somebody's; the system makes none."));
            return;
        }

        if (!FiscalPeriod.TryParse(adjustment.Period, out _))
        {
            errors.Add(new("period", "not_a_period", "A fiscal period is written 2026, 2026-Q4 or 2026-M01."));
        }

        (adjustment.AdjusterId, adjustment.OwnerId, adjustment.At) = (adjuster, adjustment.PersonId, session.Services.Clock.Now());
        var people = await SalesTree.PeopleAsync(session, null, cancellationToken).ConfigureAwait(false);
        if (adjustment.PersonId is { } person && !people.IsAtOrBelow(person.Value, adjuster.Value))
        {
            throw CrmException.Forbidden("A forecast is adjusted by the person whose number it is, and by those above.");
        }
    }

    public static async ValueTask DeletedAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        if (!(await session.ScopeAsync(cancellationToken).ConfigureAwait(false)).IsSystem)
        {
            errors.Add(new("amount", "fixed", "An adjustment is not deleted; reset it by another."));
        }
    }
}
