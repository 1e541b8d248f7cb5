using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>How the open amount came from one snapshot to another; adds up exactly.</summary>
public sealed class PipelineFlow
{
    private PipelineFlow(decimal before, decimal after, ImmutableArray<FlowStep> steps) => (Before, After, Steps) = (before, after, steps);

    /// <summary>What was open before.</summary>
    public decimal Before { get; }

    /// <summary>What is open after: <see cref="Before"/> and the amounts of all steps.</summary>
    public decimal After { get; }

    /// <summary>Every step, deal by deal; a deal can make two: its amount grew, and it was won.</summary>
    public ImmutableArray<FlowStep> Steps { get; }

    /// <summary>By how much the open amount rose for one reason; negative: fell.</summary>
    /// <param name="kind">The reason.</param>
    public decimal this[FlowKind kind] => Steps.Where(s => s.Kind == kind).Sum(s => s.Amount);

    /// <summary>The flow between two snapshots, of the deals that are looked at.</summary>
    /// <param name="before">The earlier snapshot, of all periods and owners; no deal twice.</param>
    /// <param name="after">The later one.</param>
    /// <param name="within">Which deals are looked at: those of a period, of a team. <see langword="null"/> for all.</param>
    /// <returns>The flow. A deal that was won, lost or removed does so at its last amount; where it changed on the way, that is a step of its own. One that was closed before and is open again is new.</returns>
    /// <remarks>O(deals).</remarks>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidDeal"/>: a deal is in one snapshot twice.</exception>
    public static PipelineFlow Between(IEnumerable<ForecastLine> before, IEnumerable<ForecastLine> after, Func<ForecastLine, bool>? within = null)
    {
        within ??= _ => true;
        var (old, now) = (ById(before), ById(after));
        var steps = ImmutableArray.CreateBuilder<FlowStep>();
        foreach (var line in old.Values.Where(l => IsOpen(l) && within(l)))
        {
            if (!now.TryGetValue(line.DealId, out var then))
            {
                Add(line.DealId, FlowKind.Removed, -line.Amount);
            }
            else if (IsOpen(then) && !within(then))
            {
                Add(line.DealId, FlowKind.PushedOut, -line.Amount);
            }
            else
            {
                Add(line.DealId, then.Amount > line.Amount ? FlowKind.Increased : FlowKind.Decreased, then.Amount - line.Amount);
                if (!IsOpen(then))
                {
                    Add(line.DealId, then.Category == ForecastCategory.Won ? FlowKind.Won : FlowKind.Lost, -then.Amount);
                }
            }
        }

        foreach (var line in now.Values.Where(l => IsOpen(l) && within(l)))
        {
            if (!old.TryGetValue(line.DealId, out var earlier) || !IsOpen(earlier))
            {
                Add(line.DealId, FlowKind.New, line.Amount);
            }
            else if (!within(earlier))
            {
                Add(line.DealId, FlowKind.PulledIn, line.Amount);
            }
        }

        return new(Open(old, within), Open(now, within), steps.DrainToImmutable());

        void Add(string deal, FlowKind kind, decimal amount)
        {
            if (amount != 0)
            {
                steps.Add(new(deal, kind, amount));
            }
        }
    }

    private static bool IsOpen(ForecastLine line) => line.Category is not (ForecastCategory.Won or ForecastCategory.Lost);

    private static decimal Open(Dictionary<string, ForecastLine> lines, Func<ForecastLine, bool> within) => lines.Values.Where(l => IsOpen(l) && within(l)).Sum(l => l.Amount);

    private static Dictionary<string, ForecastLine> ById(IEnumerable<ForecastLine> lines)
    {
        var byId = new Dictionary<string, ForecastLine>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!byId.TryAdd(line.DealId, line))
            {
                throw Refuse.Deal($"Deal '{line.DealId}' is in one snapshot twice.");
            }
        }

        return byId;
    }
}
