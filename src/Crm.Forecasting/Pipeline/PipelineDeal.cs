using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline;

/// <summary>A deal and all that is known of its life.</summary>
/// <remarks>A deal that was won or lost without dated evidence of its amount while it was open had none then: <see cref="WonAmount"/> is not known before <see cref="Closed"/>.</remarks>
public sealed record PipelineDeal
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The day on which it was opened.</summary>
    public required DateOnly Opened { get; init; }

    /// <summary>The day on which it was won or lost; <see langword="null"/> while it is open. Not before <see cref="Opened"/>.</summary>
    public DateOnly? Closed { get; init; }

    /// <summary>How it stands.</summary>
    /// <value><see cref="DealOutcome.Open"/>.</value>
    public DealOutcome Outcome { get; init; }

    /// <summary>What it brought, from 0; only of a deal that was won. <see langword="null"/>: its last listed amount.</summary>
    public decimal? WonAmount { get; init; }

    /// <summary>The amounts that were listed while it was open, each from 0, in order of their days; empty where none was.</summary>
    public ImmutableArray<DatedValue<decimal>> Amounts { get; init; } = [];

    /// <summary>The stages it entered, in order of their days; empty where they are not kept.</summary>
    public ImmutableArray<DatedValue<string>> Stages { get; init; } = [];

    /// <summary>The days on which it was expected to close, each from the day on which that was said, in order; empty where none is kept.</summary>
    public ImmutableArray<DatedValue<DateOnly>> ExpectedCloses { get; init; } = [];

    /// <summary>Who owns it, or <see langword="null"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>The team it belongs to, or <see langword="null"/>.</summary>
    public string? Team { get; init; }

    /// <summary>What is sold, or <see langword="null"/>.</summary>
    public string? Product { get; init; }

    /// <summary>A kind of customer, a region, a source, or <see langword="null"/>.</summary>
    public string? Segment { get; init; }

    /// <summary>Whether it is open at the end of a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Whether it was opened by then and not closed.</returns>
    public bool IsOpenOn(DateOnly day) => Opened <= day && !(Closed <= day);

    /// <summary>The deal as it was known at the end of a day: what came later is gone.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The deal, or <see langword="null"/> where it was not opened yet.</returns>
    public PipelineDeal? AsKnownOn(DateOnly day)
    {
        if (Opened > day)
        {
            return null;
        }

        var known = Closed > day ? this with { Closed = null, Outcome = DealOutcome.Open, WonAmount = null } : this;
        return known with { Amounts = Until(Amounts, day), Stages = Until(Stages, day), ExpectedCloses = Until(ExpectedCloses, day) };
    }

    /// <summary>What it brought: the amount won, or the last one listed; <see langword="null"/> where neither is known or it was not won.</summary>
    internal decimal? Value => Outcome == DealOutcome.Won ? WonAmount ?? (Amounts.IsEmpty ? null : Amounts[^1].Value) : null;

    /// <summary>The last value said by the end of a day.</summary>
    internal static DatedValue<T>? Last<T>(ImmutableArray<DatedValue<T>> values, DateOnly day)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            if (values[i].On <= day)
            {
                return values[i];
            }
        }

        return null;
    }

    private static ImmutableArray<DatedValue<T>> Until<T>(ImmutableArray<DatedValue<T>> values, DateOnly day)
        => values.IsEmpty || values[^1].On <= day ? values : [.. values.Where(v => v.On <= day)];
}
