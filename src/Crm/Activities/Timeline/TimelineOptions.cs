using NodaTime;

namespace Crm.Activities;

/// <summary>Which activities of a timeline, and what to show of them.</summary>
public sealed record TimelineOptions
{
    /// <summary>The kinds; empty: all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>From which instant on; null: from the beginning.</summary>
    public Instant? From { get; init; }

    /// <summary>Until before which instant; null: what is to come, too.</summary>
    public Instant? Before { get; init; }

    /// <summary>What to show of each activity: fields and to-one paths (<c>owner.name</c>); empty: those of <see cref="Usual"/> that may be read.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The columns that are shown where none are given.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["id", "kind", "subject", "status", "phase", "at", "owner", "account", "contact", "deal"];
}
