using Crm.Records;
using Crm.Sales;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Insights;

/// <summary>The pasts of all deals of a tenant, read in one statement. For learning: it knows what nobody in particular may see.</summary>
/// <param name="Deals">The deals in the order of their ids; those that were deleted since too.</param>
internal sealed record DealHistory(IReadOnlyList<DealPast> Deals)
{
    public static async ValueTask<DealHistory> ReadAsync(ICrmStore store, Scope scope, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model["deal"];
        var read = new Reading(entity);
        var deals = new List<DealPast>();
        List<DealVersion> versions = [];
        var id = Guid.Empty;
        await foreach (var version in store.StreamHistoryAsync(entity, scope.Tenant, null, cancellationToken).ConfigureAwait(false))
        {
            var next = (Guid)version.Row[EntityDefinition.IdSlot]!;
            if (next != id)
            {
                deals.Add(new(id = next, ContentKey.Of(entity, version.Row), versions = []));
            }

            versions.Add(read.Of(version));
        }

        return new(deals);
    }

    /// <summary>Where the values stand in a row.</summary>
    private sealed class Reading(EntityDefinition deal)
    {
        private readonly int stage = Slot(deal, nameof(Deal.StageId)), amount = Slot(deal, nameof(Deal.AmountBase)), closeDate = Slot(deal, nameof(Deal.CloseDate)),
            closedAt = Slot(deal, nameof(Deal.ClosedAt)), product = Slot(deal, nameof(Deal.ProductId)), account = Slot(deal, nameof(Deal.AccountId));

        public DealVersion Of(StoredVersion v) => new(
            v.EffectiveFrom, v.EffectiveTo, v.RecordedFrom, v.EndRecorded, (Instant)v.Row[EntityDefinition.CreatedAtSlot]!, (Guid?)v.Row[stage], (decimal?)v.Row[amount], (LocalDate?)v.Row[closeDate],
            (Instant?)v.Row[closedAt], (Guid?)v.Row[EntityDefinition.OwnerSlot], (Guid?)v.Row[product], (Guid?)v.Row[account]);

        private static int Slot(EntityDefinition entity, string property) => entity.Slots.First(s => s.Property == property).Ordinal;
    }
}
