using System.Runtime.InteropServices;
using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>What happened to a deal while it was open, in numbers.</summary>
internal sealed class DealCourse
{
    private DealCourse(List<StageStay> stays, int pushes, decimal? highest, int back) => (Stays, Pushes, Highest, Back) = (stays, pushes, highest, back);

    /// <summary>Each stay in an open stage, in order.</summary>
    public IReadOnlyList<StageStay> Stays { get; }

    /// <summary>How many times the day it was expected to close on was put off.</summary>
    public int Pushes { get; }

    /// <summary>The highest amount that was listed.</summary>
    public decimal? Highest { get; }

    /// <summary>How many times it went back to an earlier stage.</summary>
    public int Back { get; }

    /// <param name="versions">The versions, in the order of effect.</param>
    /// <param name="stages">What the stages mean.</param>
    /// <param name="touches">When something was done about it, in order.</param>
    /// <param name="until">The moment looked at.</param>
    public static DealCourse Of(IReadOnlyList<DealVersion> versions, StageKindsOf stages, IReadOnlyList<Instant> touches, Instant until)
    {
        var stays = new List<StageStay>();
        var (pushes, back) = (0, 0);
        LocalDate? expected = null;
        decimal? highest = null;
        for (var i = 0; i < versions.Count;)
        {
            var (first, start) = (versions[i], i);
            while (i < versions.Count && versions[i].Stage == first.Stage)
            {
                i++;
            }

            if (stages.KindOf(first.Stage) != StageKinds.Open)
            {
                continue;
            }

            var end = i < versions.Count ? versions[i].From : until;
            var moments = versions.Skip(start).Take(i - start).Select(v => v.From).Concat(touches.Where(t => t > first.From && t <= end)).Append(end).Order().ToList();
            back += stays.Count > 0 && stages.PositionOf(first.Stage!.Value) < stages.PositionOf(stays[^1].Stage) ? 1 : 0;
            stays.Add(new(first.Stage!.Value, (end - first.From).TotalDays, moments.Zip(moments.Skip(1), (a, b) => (b - a).TotalDays).DefaultIfEmpty().Max(), (end - moments[^2]).TotalDays));
            foreach (var version in versions.Skip(start).Take(i - start))
            {
                pushes += version.CloseDate > expected ? 1 : 0;
                expected = version.CloseDate ?? expected;
                highest = version.Amount > highest || highest is null ? version.Amount ?? highest : highest;
            }
        }

        return new(stays, pushes, highest, back);
    }
}

/// <summary>A stay in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Days">How long it was.</param>
/// <param name="LongestGap">How long it was left alone at most within it, in days.</param>
/// <param name="LastGap">How long it was left alone at its end, in days.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StageStay(Guid Stage, double Days, double LongestGap, double LastGap);
