using Microsoft.Extensions.Logging;

namespace Crm;

/// <summary>Every message the CRM logs, each with its id. Ids of records and codes only, never personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "Saved {Records} records.")]
    public static partial void Saved(ILogger logger, int records);

    [LoggerMessage(1002, LogLevel.Information, "A save was refused: {Code}.")]
    public static partial void Refused(ILogger logger, string code);

    [LoggerMessage(1003, LogLevel.Information, "A move was refused by {Guards} guards.")]
    public static partial void GuardRefused(ILogger logger, int guards);

    [LoggerMessage(1101, LogLevel.Warning, "Delivery of event {EventId} ({Type}) failed at attempt {Attempt} with {Error}; it is tried again.")]
    public static partial void DeliveryFailed(ILogger logger, Guid eventId, string type, long attempt, string error);

    [LoggerMessage(1102, LogLevel.Error, "Event {EventId} ({Type}) was given up after {Attempt} attempts; the last error was {Error}.")]
    public static partial void EventDead(ILogger logger, Guid eventId, string type, long attempt, string error);

    [LoggerMessage(1103, LogLevel.Error, "A round of the relay failed with {Error}; it goes on.")]
    public static partial void RelayFailed(ILogger logger, string error);

    [LoggerMessage(1201, LogLevel.Information, "The tenant was provisioned; {Records} records were written.")]
    public static partial void Provisioned(ILogger logger, int records);
}
