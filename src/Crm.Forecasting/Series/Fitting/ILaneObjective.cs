namespace Crm.Forecasting.Series.Fitting;

/// <summary>A loss that is asked at sixteen points at once.</summary>
internal interface ILaneObjective
{
    /// <summary>How many coordinates a point has: at most eight.</summary>
    int Dimension { get; }

    /// <summary>A point to begin at, another for each lane; it comes as zeros.</summary>
    void Start(int lane, Span<double> at);

    /// <summary>Puts a point into a lane.</summary>
    void Write(int lane, ReadOnlySpan<double> at);

    /// <summary>The loss of every lane; not finite where a point is impossible. Valid until the next call.</summary>
    ReadOnlySpan<double> Evaluate();
}
