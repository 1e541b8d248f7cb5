using System.Runtime.InteropServices;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>A way to split a leaf in two.</summary>
/// <param name="Gain">By how much the loss falls, doubled, beyond what the leaf as a whole reaches; not above 0: no split.</param>
/// <param name="Column">The column.</param>
/// <param name="Place">Which of the candidates of the column's way.</param>
/// <param name="Way">How the column is split.</param>
/// <param name="Left">The packed sum of the left side.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Split(double Gain, int Column, int Place, SplitWay Way, long Left)
{
    public static Split None { get; } = new(double.NegativeInfinity, -1, 0, default, 0);
}

/// <summary>How a column is split.</summary>
internal enum SplitWay
{
    /// <summary>Bins up to a place go left; missing goes right.</summary>
    MissingRight,

    /// <summary>Bins up to a place go left, and so does missing.</summary>
    MissingLeft,

    /// <summary>One bin goes left.</summary>
    OneAgainstAll,

    /// <summary>Bins in the order of their own answers: those up to a place go left (Fisher 1958, "On grouping for maximum homogeneity").</summary>
    Ordered,
}
