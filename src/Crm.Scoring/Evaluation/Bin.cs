using System.Runtime.InteropServices;

namespace Crm.Scoring.Evaluation;

/// <summary>Rows of neighbouring scores, as sums of their weights.</summary>
/// <param name="Weight">Their weight; without weights, how many there are.</param>
/// <param name="Positives">The weight of the positive ones.</param>
/// <param name="Scores">The sum of weight times score.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Bin(double Weight, double Positives, double Scores)
{
    /// <summary>Cuts a ranking into bins of one weight, from the highest scores to the lowest. What a border cuts, a row or a tie, goes to both sides in proportion. O(rows).</summary>
    public static Bin[] Of(Ranking ranking, int count)
    {
        var (positives, negatives) = ranking.Totals();
        var (bins, place, width) = (new Bin[count], 0, (positives + negatives) / count);
        var room = width;
        for (var start = 0; start < ranking.Rows;)
        {
            var end = ranking.Tie(start, out var positive, out var negative);
            var (left, rate) = (positive + negative, positive / (positive + negative));
            while (left > 0)
            {
                var weight = place < count - 1 ? Math.Min(left, room) : left;
                var bin = bins[place];
                bins[place] = new(bin.Weight + weight, bin.Positives + (weight * rate), bin.Scores + (weight * ranking.Scores[start]));
                (left, room) = (left - weight, room - weight);
                if (room <= 0)
                {
                    (place, room) = (Math.Min(place + 1, count - 1), width);
                }
            }

            start = end;
        }

        return bins;
    }
}
