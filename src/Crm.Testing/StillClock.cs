using NodaTime;

namespace Crm.Testing;

/// <summary>A clock that stands still until it is told to go on. Thread-safe.</summary>
/// <param name="start">What it shows at first.</param>
public sealed class StillClock(Instant start) : IClock
{
    private readonly Lock gate = new();
    private Instant now = start;

    /// <inheritdoc/>
    public Instant GetCurrentInstant()
    {
        lock (gate)
        {
            return now;
        }
    }

    /// <summary>Goes on by <paramref name="duration"/> and returns what it shows then.</summary>
    public Instant Advance(Duration duration)
    {
        lock (gate)
        {
            return now += duration;
        }
    }
}
