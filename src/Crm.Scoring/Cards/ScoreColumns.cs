using System.Globalization;
using Crm.Scoring.Cards.Programs;

namespace Crm.Scoring.Cards;

/// <summary>Room for the scores of many records, by columns; used again and again, it saves the allocation. For one thread at a time.</summary>
public sealed class ScoreColumns
{
    private readonly double[] scores;
    private readonly double[] fit;
    private readonly double[] engagement;
    private readonly double[][] contributions;
    private readonly byte[] grades;

    /// <param name="card">The card.</param>
    /// <param name="rows">How many records.</param>
    /// <exception cref="ScoringException">The rows are under 0 (<c>scoring.invalid_option</c>).</exception>
    public ScoreColumns(ScoreCard card, int rows)
    {
        (Card, Rows) = (card, CheckRows(rows));
        var room = CardMath.Padded(rows);
        (scores, fit, engagement, grades) = (new double[room], new double[room], new double[room], new byte[room]);
        contributions = [.. card.Signals.Select(_ => new double[room])];
        Scratch = new(card.Program);
    }

    /// <summary>The card.</summary>
    public ScoreCard Card { get; }

    /// <summary>How many records there are.</summary>
    public int Rows { get; }

    /// <summary>The scores.</summary>
    public ReadOnlySpan<double> Scores => scores.AsSpan(0, Rows);

    /// <summary>The points of the fit groups.</summary>
    public ReadOnlySpan<double> Fit => fit.AsSpan(0, Rows);

    /// <summary>The points of the engagement groups.</summary>
    public ReadOnlySpan<double> Engagement => engagement.AsSpan(0, Rows);

    /// <summary>The grades, as places among <see cref="ScoreCard.GradeNames"/>; 0 where the card has none.</summary>
    public ReadOnlySpan<byte> Grades => grades.AsSpan(0, Rows);

    internal BatchScratch Scratch { get; }

    /// <summary>The points that a signal gave each record.</summary>
    /// <param name="signal">The place of the signal among <see cref="ScoreCard.Signals"/>.</param>
    public ReadOnlySpan<double> Contributions(int signal) => contributions[signal].AsSpan(0, Rows);

    /// <summary>The points that a signal gave each record.</summary>
    /// <param name="signal">The name of the signal.</param>
    /// <exception cref="ScoringException">There is no such signal (<c>scoring.unknown_column</c>).</exception>
    public ReadOnlySpan<double> Contributions(string signal) => Contributions(Card.IndexOf(signal));

    internal static int CheckRows(int rows) => rows >= 0 ? rows : throw new ScoringException(ScoringErrorCodes.InvalidOption, string.Create(CultureInfo.InvariantCulture, $"There cannot be {rows} rows."));

    internal (double[] Scores, double[] Fit, double[] Engagement, byte[] Grades) Sums => (scores, fit, engagement, grades);

    internal double[] Points(int signal) => contributions[signal];
}
