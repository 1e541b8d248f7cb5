using System.Collections.Immutable;

namespace Crm.Scoring.Cards.Programs;

/// <summary>From points to the place of a grade.</summary>
internal sealed class Grading
{
    private readonly double[] grades;
    private readonly double[] fit;
    private readonly double[] engagement;
    private readonly byte[] cells;

    public Grading(ScoreCard card)
    {
        Names = card.Matrix is { } matrix ? [.. matrix.Cells.SelectMany(r => r).Distinct(StringComparer.Ordinal)] : [.. card.Grades.Select(g => g.Name)];
        (grades, fit, engagement) = (From(card.Grades), From(card.Matrix?.Fit ?? []), From(card.Matrix?.Engagement ?? []));
        cells = [.. card.Matrix?.Cells.SelectMany(r => r).Select(name => (byte)Names.IndexOf(name)) ?? []];
    }

    /// <summary>The names of the grades; none if the card does not grade.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The place of a grade among <see cref="Names"/>.</summary>
    public byte Of(double score, double fitPoints, double engagementPoints) =>
        cells.Length == 0 ? (byte)Band(grades, score) : cells[Band(fit, fitPoints) * (engagement.Length + 1) + Band(engagement, engagementPoints)];

    public string? NameOf(byte grade) => Names.IsEmpty ? null : Names[grade];

    private static int Band(double[] from, double points)
    {
        var band = 0;
        foreach (var least in from)
        {
            band += points < least ? 1 : 0;
        }

        return band;
    }

    // The last band has no least.
    private static double[] From(ImmutableArray<GradeBand> bands) => [.. bands.Select(b => b.From).OfType<double>()];
}
