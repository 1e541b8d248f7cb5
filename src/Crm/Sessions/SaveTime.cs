using NodaTime;

namespace Crm.Sessions;

/// <summary>When a save is recorded, and when what it changes took effect.</summary>
/// <param name="recorded">Now.</param>
/// <param name="effective">The instant given by the caller; null: now.</param>
internal sealed class SaveTime(Instant recorded, Instant? effective)
{
    public Instant Recorded => recorded;

    /// <summary>When a new record takes effect.</summary>
    public Instant First => effective ?? recorded;

    /// <summary>When a change of a stored record takes effect: never before its last one did, should the clock run backwards.</summary>
    public Instant After(params ReadOnlySpan<Instant> earlier)
    {
        var last = Time.Earliest;
        foreach (var instant in earlier)
        {
            last = Instant.Max(last, instant);
        }

        if (effective is { } given)
        {
            return given >= last ? given : throw CrmException.Invalid("effective", "out_of_range", "A change cannot take effect before the last change of its record.");
        }

        return recorded > last ? recorded : last;
    }

    /// <exception cref="CrmException">The given instant is not between 1900 and now (<c>crm.invalid</c>).</exception>
    public void Check()
    {
        if (effective is { } given && (given > recorded || given < Time.Earliest))
        {
            throw CrmException.Invalid("effective", "out_of_range", "A change takes effect between 1900 and now.");
        }
    }
}
