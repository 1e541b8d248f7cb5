using Crm.Scoring.Data;

namespace Crm.Benchmarks.Scoring;

/// <summary>
/// Boosted trees as one writes them down first: columns sorted once, every threshold between two rows tried (exact greedy), sorted lists handed down from leaf to leaf, best leaf first. Categories are numbers.
/// </summary>
internal sealed class NaiveTree
{
    private const double L2 = 1;
    private const int MinRows = 20;

    private NaiveTree? left;
    private NaiveTree? right;
    private int column;
    private double threshold;
    private double answer;

    public static List<NaiveTree> Train(double[][] columns, bool[] target, int trees, int leaves, double rate)
    {
        var sorted = Array.ConvertAll(columns, c => Enumerable.Range(0, target.Length).OrderBy(i => c[i]).ToArray());
        var (margins, first, second) = (new double[target.Length], new double[target.Length], new double[target.Length]);
        var forest = new List<NaiveTree>();
        for (var t = 0; t < trees; t++)
        {
            for (var i = 0; i < target.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-margins[i]));
                (first[i], second[i]) = (p - (target[i] ? 1 : 0), p * (1 - p));
            }

            forest.Add(Grow(columns, sorted, first, second, leaves, rate, margins));
        }

        return forest;
    }

    public static double[][] Columns(DataSet data) => [.. data.Columns.Select(c => c.Values.ToArray())];

    public double Answer(ReadOnlySpan<double> row)
    {
        var node = this;
        while (node.left is not null)
        {
            node = row[node.column] <= node.threshold ? node.left : node.right!;
        }

        return node.answer;
    }

    private static NaiveTree Grow(double[][] columns, int[][] sorted, double[] first, double[] second, int leaves, double rate, double[] margins)
    {
        var root = new NaiveTree();
        List<Candidate> open = [Best(root, sorted, columns, first, second)];
        while (open.Count < leaves && open.MaxBy(c => c.Gain) is { Gain: > 0 } best)
        {
            open.Remove(best);
            (best.Node.column, best.Node.threshold) = (best.Column, best.Threshold);
            (best.Node.left, best.Node.right) = (new(), new());
            var values = columns[best.Column];
            open.Add(Best(best.Node.left, Array.ConvertAll(best.Sorted, s => Array.FindAll(s, i => values[i] <= best.Threshold)), columns, first, second));
            open.Add(Best(best.Node.right, Array.ConvertAll(best.Sorted, s => Array.FindAll(s, i => values[i] > best.Threshold)), columns, first, second));
        }

        foreach (var leaf in open)
        {
            var rows = leaf.Sorted[0];
            leaf.Node.answer = -rate * rows.Sum(i => first[i]) / (rows.Sum(i => second[i]) + L2);
            Array.ForEach(rows, i => margins[i] += leaf.Node.answer);
        }

        return root;
    }

    private static Candidate Best(NaiveTree node, int[][] sorted, double[][] columns, double[] first, double[] second)
    {
        var best = new Candidate(node, sorted, 0, -1, 0);
        var (g, h) = (sorted[0].Sum(i => first[i]), sorted[0].Sum(i => second[i]));
        for (var c = 0; c < columns.Length; c++)
        {
            var (rows, values, leftG, leftH) = (sorted[c], columns[c], 0.0, 0.0);
            for (var i = 0; i + MinRows < rows.Length; i++)
            {
                leftG += first[rows[i]];
                leftH += second[rows[i]];
                if (i + 1 >= MinRows && values[rows[i]] < values[rows[i + 1]])
                {
                    var gain = (leftG * leftG / (leftH + L2)) + ((g - leftG) * (g - leftG) / (h - leftH + L2)) - (g * g / (h + L2));
                    best = gain > best.Gain ? new(node, sorted, gain, c, values[rows[i]]) : best;
                }
            }
        }

        return best;
    }

    private sealed record Candidate(NaiveTree Node, int[][] Sorted, double Gain, int Column, double Threshold);
}
