using Crm.Scoring.Data;

namespace Crm.Scoring.Tests.Uplift;

/// <summary>A made-up mailing: it helps those who visited lately, harms those who complained, and changes nothing for the others.</summary>
internal sealed record Experiment(DataSet Data, bool[] Treated, double[] Truth)
{
    public static Experiment Of(int rows, int seed, double treatedShare = 0.5)
    {
        var random = new Random(seed);
        var (recent, complained, noise, treated, truth, outcomes) = (new double[rows], new bool?[rows], new double[rows], new bool[rows], new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            (recent[row], complained[row], noise[row]) = (random.NextDouble(), random.Next(5) == 0, random.NextDouble());
            treated[row] = random.NextDouble() < treatedShare;
            truth[row] = complained[row] == true ? -0.1 : recent[row] > 0.5 ? 0.25 : 0;
            outcomes[row] = random.NextDouble() < 0.15 + (0.1 * noise[row]) + (treated[row] ? truth[row] : 0);
        }

        return new(new([Column.Numeric("recent", recent), Column.Boolean("complained", complained), Column.Numeric("noise", noise)], outcomes), treated, truth);
    }
}
