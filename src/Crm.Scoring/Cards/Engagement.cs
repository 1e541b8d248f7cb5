using System.Globalization;
using System.Text.Json;
using Crm.Scoring.Cards.Json;
using Crm.Scoring.Cards.Programs;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards;

/// <summary>
/// The events of one record as a card's signals tally them. A half-life is kept as one sum and the time of its latest event, and takes an event in O(1), in order or not; linear and window decay also keep the events that
/// still count (an event in order in amortised O(1), a late one in O(events after it)). Times are to the tick. Sums are those of a full recount to 1e-9, relative above 1: an event adds a rounding of about 1e-16 to what was before. Questions change nothing, so that many threads may ask; adding is for one thread.
/// A question about a time before the latest event is answered as of that event.
/// </summary>
public sealed class Engagement
{
    private readonly CardProgram program;
    private readonly double[] sums;
    private readonly long[] latest;
    private readonly LiveEvents[] live;

    internal Engagement(ScoreCard card)
    {
        (Card, program) = (card, card.Program);
        (sums, latest) = (new double[CardMath.Padded(program.HalfLives)], new long[CardMath.Padded(program.HalfLives)]);
        live = [.. program.Tallies.Skip(program.HalfLives).Select(s => new LiveEvents(s.Decay!))];
    }

    /// <summary>The card.</summary>
    public ScoreCard Card { get; }

    internal ReadOnlySpan<double> Sums => sums;

    internal ReadOnlySpan<long> Latest => latest;

    internal LiveEvents[] Live => live;

    /// <summary>Takes an event, or several of one instant. Kinds that no signal asks for change nothing.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="at">When it was; need not be after the events before.</param>
    /// <param name="count">How many, from 1 on.</param>
    /// <exception cref="ScoringException">The count is under 1 (<c>scoring.invalid_value</c>).</exception>
    public void Add(string kind, DateTimeOffset at, int count = 1)
    {
        if (count < 1)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, string.Create(CultureInfo.InvariantCulture, $"{count} events of '{kind}': at least one happens."));
        }

        for (var i = 0; i < program.Tallies.Length; i++)
        {
            if (program.Tallies[i].Event != kind)
            {
                continue;
            }

            if (i < program.HalfLives)
            {
                Fade(i, at.UtcTicks, count);
            }
            else
            {
                live[i - program.HalfLives].Add(at.UtcTicks, count);
            }
        }
    }

    /// <summary>The decayed number of a signal's events.</summary>
    /// <param name="signal">The name of the signal.</param>
    /// <param name="now">When.</param>
    /// <exception cref="ScoringException">There is no such signal, or it is a rule (<c>scoring.unknown_column</c>).</exception>
    public double Sum(string signal, DateTimeOffset now) => Sum(TallyOf(Card, signal), now.UtcTicks);

    /// <summary>The tallies as JSON, to be stored with the record and read by <see cref="ScoreCard.ReadEngagement"/>.</summary>
    public string ToJson() => JsonWriting.ToText(WriteTo, indented: false);

    /// <summary>Writes the tallies as one JSON object.</summary>
    /// <param name="writer">Where to; not flushed.</param>
    public void WriteTo(Utf8JsonWriter writer) => EngagementJson.Write(writer, this);

    internal void Restore(int tally, double sum, long at) => (sums[tally], latest[tally]) = (sum, at);

    internal static int TallyOf(ScoreCard card, string signal) => card.Program.Tallies.IndexOf(card.Signals[card.IndexOf(signal)]) is >= 0 and var tally ? tally
        : throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"'{signal}' is a rule and tallies no events.");

    internal void CheckIsOf(ScoreCard card)
    {
        if (Card != card)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"The engagement is that of another card, '{Card.Name}'; make it by NewEngagement of '{card.Name}', or read it by its ReadEngagement.");
        }
    }

    internal double Sum(int tally, long now) => tally < program.HalfLives
        ? sums[tally] * CardMath.Exp2(-(Math.Max(0, now - latest[tally]) * program.HalvingsPerTick[tally]))
        : live[tally - program.HalfLives].Sum(now);

    private void Fade(int tally, long at, long count)
    {
        var later = at - latest[tally];
        var fading = CardMath.Exp2(-(Math.Abs(later) * program.HalvingsPerTick[tally]));
        if (later >= 0)
        {
            (sums[tally], latest[tally]) = (sums[tally] * fading + count, at);
        }
        else
        {
            sums[tally] += count * fading;
        }
    }
}
