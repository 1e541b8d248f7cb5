using System.Runtime.InteropServices;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>
/// Shapley values of trees in polynomial time: Lundberg, Erion and Lee 2018, "Consistent Individualized Feature Attribution for Tree Ensembles", algorithm 2. A path holds each column once, with the share of
/// subsets of each size that reach its end.
/// </summary>
internal sealed class TreeShap
{
    private readonly TreeNode[][] trees;
    private readonly int depth;

    public TreeShap(TreeNode[][] trees)
    {
        this.trees = trees;
        foreach (var tree in trees)
        {
            var (tallest, mean) = Measure(tree, 0, 0);
            depth = Math.Max(depth, tallest);
            Expected += mean / tree[0].Rows;
        }
    }

    /// <summary>The mean of the sum of answers over the training rows.</summary>
    public double Expected { get; }

    /// <summary>Adds what each column adds to the sum of answers.</summary>
    public void Add(ReadOnlySpan<double> row, Span<double> contributions)
    {
        // Each level of recursion has a copy of its path, one longer than the one above; 32 leaves are at most 31 deep.
        Span<Part> paths = stackalloc Part[(depth + 2) * (depth + 3) / 2];
        foreach (var tree in trees)
        {
            new Walk(tree, row, contributions).Visit(0, paths, 0, 1, 1, -1);
        }
    }

    private static (int Depth, double Sum) Measure(TreeNode[] tree, int node, int depth)
    {
        if (tree[node].IsLeaf)
        {
            return (depth, tree[node].Answer * tree[node].Rows);
        }

        var (left, right) = (Measure(tree, tree[node].Left, depth + 1), Measure(tree, tree[node].Right, depth + 1));
        return (Math.Max(left.Depth, right.Depth), left.Sum + right.Sum);
    }

    /// <param name="Column">The column; -1: none, at the root.</param>
    /// <param name="Without">The share of rows that go this way if the column is not known.</param>
    /// <param name="With">1 if the row goes this way, otherwise 0.</param>
    /// <param name="Weight">The weight of the subsets of this size.</param>
    [StructLayout(LayoutKind.Auto)]
    private record struct Part(int Column, double Without, double With, double Weight);

    private readonly ref struct Walk(TreeNode[] tree, ReadOnlySpan<double> row, Span<double> contributions)
    {
        private readonly ReadOnlySpan<double> row = row;
        private readonly Span<double> contributions = contributions;

        public void Visit(int at, Span<Part> path, int length, double without, double with, int column)
        {
            Extend(path, length, without, with, column);
            ref readonly var node = ref tree[at];
            if (node.IsLeaf)
            {
                for (var i = 1; i <= length; i++)
                {
                    contributions[path[i].Column] += UnwoundSum(path, length, i) * (path[i].With - path[i].Without) * node.Answer;
                }

                return;
            }

            var (hot, cold) = node.GoesLeft(row[node.Column]) ? (node.Left, node.Right) : (node.Right, node.Left);
            var (above, came) = (1.0, 1.0);
            for (var i = 1; i <= length; i++)
            {
                if (path[i].Column == node.Column)
                {
                    (above, came) = (path[i].Without, path[i].With);
                    Unwind(path, length--, i);
                    break;
                }
            }

            var next = path[(length + 1)..];
            path[..(length + 1)].CopyTo(next);
            Visit(hot, next, length + 1, above * tree[hot].Rows / node.Rows, came, node.Column);
            path[..(length + 1)].CopyTo(next);
            Visit(cold, next, length + 1, above * tree[cold].Rows / node.Rows, 0, node.Column);
        }

        private static void Extend(Span<Part> path, int length, double without, double with, int column)
        {
            path[length] = new(column, without, with, length == 0 ? 1 : 0);
            for (var i = length - 1; i >= 0; i--)
            {
                path[i + 1].Weight += with * path[i].Weight * (i + 1) / (length + 1);
                path[i].Weight *= without * (length - i) / (length + 1);
            }
        }

        private static void Unwind(Span<Part> path, int length, int index)
        {
            var (without, with, next) = (path[index].Without, path[index].With, path[length].Weight);
            for (var i = length - 1; i >= 0; i--)
            {
                var weight = path[i].Weight;
                path[i].Weight = with != 0 ? next * (length + 1) / ((i + 1) * with) : weight * (length + 1) / (without * (length - i));
                next = weight - (path[i].Weight * without * (length - i) / (length + 1));
            }

            for (var i = index; i < length; i++)
            {
                path[i] = path[i + 1] with { Weight = path[i].Weight };
            }
        }

        private static double UnwoundSum(ReadOnlySpan<Part> path, int length, int index)
        {
            var (without, with, next, sum) = (path[index].Without, path[index].With, path[length].Weight, 0.0);
            for (var i = length - 1; i >= 0; i--)
            {
                var weight = with != 0 ? next * (length + 1) / ((i + 1) * with) : path[i].Weight * (length + 1) / (without * (length - i));
                next = path[i].Weight - (weight * without * (length - i) / (length + 1));
                sum += weight;
            }

            return sum;
        }
    }
}
