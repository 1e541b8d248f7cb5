using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Crm.Changes;
using Crm.Extensibility;

namespace Crm.Durability.Load;

/// <summary>One delivery of an event to a handler.</summary>
/// <param name="At">When, by a clock that all processes of the machine share.</param>
/// <param name="Event">The event's id.</param>
/// <param name="Of">What it tells of.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Delivery(long At, Guid Event, DealVersion Of);

/// <summary>How deliveries are told of.</summary>
internal static class Deliveries
{
    private const string Start = "delivery ";

    /// <summary>Handlers that write a line for each delivery.</summary>
    public static Action<CrmBuilder> Note(Action<string> say)
    {
        ValueTask Tell(string entity, DealVersion of, EventContext context)
        {
            if (entity == "deal")
            {
                say(string.Create(CultureInfo.InvariantCulture, $"{Start}{Stopwatch.GetTimestamp()} {context.EventId:N} {of}"));
            }

            return ValueTask.CompletedTask;
        }

        return crm => crm
            .Configure(o => o.EventLease = Children.Lease)
            .On<RecordCreated>((e, context, _) => Tell(e.Entity, new(e.Id, e.Version), context))
            .On<RecordChanged>((e, context, _) => Tell(e.Entity, new(e.Id, e.Version), context));
    }

    /// <summary>The delivery that a line tells of; null: it tells of something else.</summary>
    public static Delivery? Parse(string line)
    {
        if (!line.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        var words = line[Start.Length..].Split(' ', 3);
        return new(long.Parse(words[0], CultureInfo.InvariantCulture), Guid.ParseExact(words[1], "N"), DealVersion.Parse(words[2]));
    }
}
