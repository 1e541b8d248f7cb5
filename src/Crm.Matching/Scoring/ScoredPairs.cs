using Crm.Matching.Clustering;

namespace Crm.Matching.Scoring;

/// <summary>The likely pairs, and how many matches the candidates hold by their probabilities.</summary>
internal sealed class ScoredPairs
{
    public List<Link> Pairs { get; } = [];

    public double Expected { get; private set; }

    public void Add(UnitScores unit)
    {
        Pairs.AddRange(unit.Pairs);
        Expected += unit.Expected;
    }
}

/// <summary>What one unit of pairs holds.</summary>
internal sealed class UnitScores
{
    public List<Link> Pairs { get; } = [];

    public double Expected { get; set; }
}
