using System.Runtime.InteropServices;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>A node of a tree: a question about a column, or a leaf with an answer.</summary>
/// <param name="Column">The column asked about; -1: a leaf.</param>
/// <param name="Left">The node on the left.</param>
/// <param name="Right">The node on the right.</param>
/// <param name="Threshold">A number goes left if it is not greater.</param>
/// <param name="Levels">Of a categorical column the levels that go left, as bits by code; otherwise null.</param>
/// <param name="MissingLeft">Whether what is missing goes left.</param>
/// <param name="Answer">What a leaf adds to the margin.</param>
/// <param name="Rows">How many training rows came by.</param>
/// <param name="Gain">What the split gained in training.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(int Column, int Left, int Right, double Threshold, ulong[]? Levels, bool MissingLeft, double Answer, int Rows, double Gain)
{
    public bool IsLeaf => Column < 0;

    public static TreeNode Leaf(double answer, int rows) => new(-1, -1, -1, 0, null, MissingLeft: false, answer, rows, 0);

    public bool GoesLeft(double value)
    {
        if (double.IsNaN(value))
        {
            return MissingLeft;
        }

        return Levels is null ? value <= Threshold : HasLevel((int)value);
    }

    private bool HasLevel(int level) => (uint)level < (uint)Levels!.Length * 64 ? (Levels[level >> 6] >> (level & 63) & 1) != 0 : MissingLeft;
}
