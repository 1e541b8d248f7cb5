using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Crm.Scoring.Cards.Programs;

/// <summary>From points to the place of a grade.</summary>
internal sealed class Grading
{
    // The eight bits of a number as eight bytes of 0 or 1.
    private static readonly ulong[] BytesOfBits = [.. Enumerable.Range(0, 256).Select(bits => Enumerable.Range(0, 8).Aggregate(0UL, (bytes, i) => bytes | ((ulong)((bits >> i) & 1) << (8 * i))))];

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

    /// <summary>The places of the grades of eight records, a byte each.</summary>
    public ulong Of(Vector512<double> score, Vector512<double> fitPoints, Vector512<double> engagementPoints)
    {
        if (cells.Length == 0)
        {
            return Bands(grades, score);
        }

        // There are at most 15 bands of each kind, so that no byte runs over into the next.
        var places = (Bands(fit, fitPoints) * (ulong)(engagement.Length + 1)) + Bands(engagement, engagementPoints);
        var graded = 0UL;
        for (var shift = 0; shift < 64; shift += 8)
        {
            graded |= (ulong)cells[(byte)(places >> shift)] << shift;
        }

        return graded;
    }

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

    private static ulong Bands(double[] from, Vector512<double> points)
    {
        var bands = 0UL;
        foreach (var least in from)
        {
            bands += BytesOfBits[Vector512.LessThan(points, Vector512.Create(least)).ExtractMostSignificantBits()];
        }

        return bands;
    }

    // The last band has no least.
    private static double[] From(ImmutableArray<GradeBand> bands) => [.. bands.Select(b => b.From).OfType<double>()];
}
