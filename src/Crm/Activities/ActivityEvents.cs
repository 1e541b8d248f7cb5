using Crm.Changes;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Activities;

/// <summary>An activity was done. What is done from the start, as a note, raises none.</summary>
public sealed record ActivityCompleted(Id<Activity> ActivityId, string Kind, Id<User>? OwnerId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "activity.completed";
}

/// <summary>An activity is not to be done any more.</summary>
public sealed record ActivityCancelled(Id<Activity> ActivityId, string Kind, Id<User>? OwnerId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "activity.cancelled";
}

/// <summary>An activity that was done or cancelled is to be done after all.</summary>
public sealed record ActivityReopened(Id<Activity> ActivityId, string Kind, Id<User>? OwnerId) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "activity.reopened";
}

/// <summary>The owner of an open activity is to be reminded of it: once for each instant that <see cref="Activity.RemindAt"/> is set to.</summary>
public sealed record ActivityReminder(Id<Activity> ActivityId, Id<User>? OwnerId, Instant RemindAt) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "activity.reminder";
}
