using NodaTime;

namespace Crm.Extensibility;

/// <summary>Settings of the whole CRM.</summary>
public sealed class CrmOptions
{
    /// <summary>How long a claimed event belongs to the relay that claimed it.</summary><value>Default: one minute.</value>
    public Duration EventLease { get; set; } = Duration.FromMinutes(1);

    /// <summary>How often an event is tried before it is given up.</summary><value>Default: 10.</value>
    public int EventAttempts { get; set; } = 10;

    /// <summary>How long to wait after the first failure; doubled after each further one, at most an hour.</summary><value>Default: five seconds.</value>
    public Duration EventRetryDelay { get; set; } = Duration.FromSeconds(5);

    /// <summary>How many events a relay claims at a time.</summary><value>Default: 100.</value>
    public int EventBatch { get; set; } = 100;

    /// <summary>How long delivered events are kept. Dead ones are kept until somebody decides.</summary><value>Default: seven days.</value>
    public Duration EventRetention { get; set; } = Duration.FromDays(7);

    /// <summary>How often the relay of <c>Crm.Hosting</c> looks for events when there were none.</summary><value>Default: one second.</value>
    public TimeSpan RelayInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest page of a query.</summary><value>Default: 1,000.</value>
    public int MaxPageSize { get; set; } = 1_000;

    internal void Check()
    {
        Positive(EventLease > Duration.Zero, nameof(EventLease));
        Positive(EventAttempts > 0, nameof(EventAttempts));
        Positive(EventRetryDelay > Duration.Zero, nameof(EventRetryDelay));
        Positive(EventBatch > 0, nameof(EventBatch));
        Positive(EventRetention > Duration.Zero, nameof(EventRetention));
        Positive(RelayInterval > TimeSpan.Zero, nameof(RelayInterval));
        Positive(MaxPageSize > 0, nameof(MaxPageSize));
    }

    private static void Positive(bool ok, string option)
    {
        if (!ok)
        {
            throw new CrmException(CrmErrors.Configuration, $"The option {option} must be above zero.");
        }
    }
}
