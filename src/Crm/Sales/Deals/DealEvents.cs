using Crm.Changes;
using Crm.Contacts;
using Crm.Tenancy;

namespace Crm.Sales;

/// <summary>A deal moved to another stage.</summary>
public sealed record DealMoved(Id<Deal> DealId, string Pipeline, string From, string To) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "deal.moved";
}

/// <summary>A deal was won.</summary>
public sealed record DealWon(Id<Deal> DealId, Id<Account>? AccountId, Id<User>? OwnerId, decimal? Amount, string? Currency) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "deal.won";
}

/// <summary>A deal was lost.</summary>
public sealed record DealLost(Id<Deal> DealId, Id<Account>? AccountId, Id<User>? OwnerId, decimal? Amount, string? Currency) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "deal.lost";
}
