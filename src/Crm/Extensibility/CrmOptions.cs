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

    /// <summary>How often <c>Crm.Hosting</c> looks for reminders that are due.</summary><value>Default: ten seconds.</value>
    public TimeSpan ReminderInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old a score may become that time alone changes, before it is made anew.</summary><value>Default: one day.</value>
    public Duration ScoreAge { get; set; } = Duration.FromDays(1);

    /// <summary>How often <c>Crm.Hosting</c> looks for scores that are due.</summary><value>Default: one minute.</value>
    public TimeSpan ScoreInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after its last training a score is trained again.</summary><value>Default: seven days.</value>
    public Duration TrainingInterval { get; set; } = Duration.FromDays(7);

    /// <summary>The largest file, in bytes.</summary><value>Default: 26,214,400 (25 MB).</value>
    public long MaxFileBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>The media types that files may have: <c>application/pdf</c>, <c>image/*</c>; empty: every one that is not denied.</summary><value>Default: empty.</value>
    public IReadOnlyList<string> AllowedFileTypes { get; set; } = [];

    /// <summary>The media types that files may not have, allowed or not.</summary><value>Default: those of Windows programs, installers and shell scripts.</value>
    public IReadOnlyList<string> DeniedFileTypes { get; set; } =
        ["application/x-msdownload", "application/x-dosexec", "application/vnd.microsoft.portable-executable", "application/x-msi", "application/x-sh", "application/x-bat"];

    /// <summary>How old bytes that no record speaks of must be to be removed: longer than any session holds a file that it has not saved yet.</summary><value>Default: one day.</value>
    public Duration FileOrphanAge { get; set; } = Duration.FromDays(1);

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
        Positive(ReminderInterval > TimeSpan.Zero, nameof(ReminderInterval));
        Positive(ScoreAge > Duration.Zero, nameof(ScoreAge));
        Positive(ScoreInterval > TimeSpan.Zero, nameof(ScoreInterval));
        Positive(TrainingInterval > Duration.Zero, nameof(TrainingInterval));
        Positive(MaxFileBytes > 0, nameof(MaxFileBytes));
        Positive(FileOrphanAge > Duration.Zero, nameof(FileOrphanAge));
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
