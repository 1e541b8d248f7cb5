using System.Runtime.InteropServices;

namespace Crm.Scoring.Uplift;

/// <summary>How many rows and outcomes either side has, so far.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct UpliftTally(double Treated, double TreatedOutcomes, double Control, double ControlOutcomes)
{
    public readonly double Rows => Treated + Control;

    public readonly double Rate => TreatedOutcomes / Treated;

    public readonly double ControlRate => ControlOutcomes / Control;

    /// <summary>The difference of the rates; NaN where a side has no rows.</summary>
    public readonly double Uplift => Rate - ControlRate;

    /// <summary>The area of the best order there could be: outcomes of the treated first, those of the others last.</summary>
    public readonly double BestArea
    {
        get
        {
            var (first, last, top) = (TreatedOutcomes / Rows, ControlOutcomes / Rows, Rate);
            return (first * top / 2) + ((1 - first - last) * top) + (last * (top + Uplift) / 2) - (Uplift / 2);
        }
    }

    public void Add(bool treated, bool outcome, int times)
    {
        var hits = outcome ? times : 0;
        (Treated, TreatedOutcomes, Control, ControlOutcomes) = treated
            ? (Treated + times, TreatedOutcomes + hits, Control, ControlOutcomes)
            : (Treated, TreatedOutcomes, Control + times, ControlOutcomes + hits);
    }

    /// <summary>The outcomes gained (Radcliffe 2007, section 4), for each treated row of all.</summary>
    public readonly double Gain(UpliftTally all) => (TreatedOutcomes - (Control > 0 ? ControlOutcomes * Treated / Control : 0)) / all.Treated;

    /// <summary>The tally at so many rows on the way to another: a group of equal scores is entered evenly.</summary>
    public readonly UpliftTally Towards(UpliftTally to, double rows)
    {
        var share = (rows - Rows) / (to.Rows - Rows);
        return new(Treated + (share * (to.Treated - Treated)), TreatedOutcomes + (share * (to.TreatedOutcomes - TreatedOutcomes)), Control + (share * (to.Control - Control)), ControlOutcomes + (share * (to.ControlOutcomes - ControlOutcomes)));
    }
}

/// <summary>The figures of one sample.</summary>
internal sealed record UpliftMeasure(double Rate, double ControlRate, double Area, double Coefficient, double[] AtShares);
