using Crm.Scoring.Cards.Programs;

namespace Crm.Scoring.Cards;

/// <summary>
/// The tallies of many records, by columns: for each signal of events their decayed sum, and for a half-life the time of the latest event, at which the sum is taken. The sums of linear and window decay are those at the
/// time of scoring. Filled row by row (<see cref="Set"/>), or column by column by whoever keeps the sums in columns of their own. Rows that are never filled have no events.
/// </summary>
public sealed class EngagementColumns
{
    private readonly double[][] sums;
    private readonly long[][] latest;

    /// <param name="card">The card.</param>
    /// <param name="rows">How many records.</param>
    /// <exception cref="ScoringException">The rows are under 0 (<c>scoring.invalid_option</c>).</exception>
    public EngagementColumns(ScoreCard card, int rows)
    {
        (Card, Rows) = (card, ScoreColumns.CheckRows(rows));
        sums = [.. card.Program.Tallies.Select(_ => new double[CardMath.Padded(rows)])];
        latest = [.. card.Program.Tallies.Take(card.Program.HalfLives).Select(_ => new long[CardMath.Padded(rows)])];
    }

    /// <summary>The card.</summary>
    public ScoreCard Card { get; }

    /// <summary>How many records there are.</summary>
    public int Rows { get; }

    /// <summary>The decayed sums of a signal: at the latest event for a half-life, else at the time of scoring. Finite and not negative.</summary>
    /// <exception cref="ScoringException">There is no such signal, or it is a rule (<c>scoring.unknown_column</c>).</exception>
    public Span<double> Sums(string signal) => sums[Engagement.TallyOf(Card, signal)].AsSpan(0, Rows);

    /// <summary>When the latest event of a signal with a half-life was, in <see cref="DateTimeOffset.UtcTicks"/>.</summary>
    /// <exception cref="ScoringException">There is no such signal, or it has no half-life (<c>scoring.unknown_column</c>).</exception>
    public Span<long> Latest(string signal) => Engagement.TallyOf(Card, signal) is var tally && tally < latest.Length ? latest[tally].AsSpan(0, Rows)
        : throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"'{signal}' has no half-life; its sums are those at the time of scoring.");

    /// <summary>Fills one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="engagement">The tallies of the record's events; null: there were none.</param>
    /// <param name="now">The time of scoring.</param>
    /// <exception cref="ScoringException">There is no such row (<c>scoring.length_mismatch</c>), or the tallies are of another card (<c>scoring.invalid_option</c>).</exception>
    public void Set(int row, Engagement? engagement, DateTimeOffset now)
    {
        if ((uint)row >= (uint)Rows)
        {
            throw new ScoringException(ScoringErrorCodes.LengthMismatch, $"There is no row {row}; there are {Rows}.");
        }

        engagement?.CheckIsOf(Card);
        for (var i = 0; i < sums.Length; i++)
        {
            if (i < latest.Length)
            {
                (sums[i][row], latest[i][row]) = engagement is null ? (0, 0) : (engagement.Sums[i], engagement.Latest[i]);
            }
            else
            {
                sums[i][row] = engagement?.Sum(i, now.UtcTicks) ?? 0;
            }
        }
    }

    internal ReadOnlySpan<double> SumsOf(int tally) => sums[tally];

    internal ReadOnlySpan<long> LatestOf(int tally) => latest[tally];
}
