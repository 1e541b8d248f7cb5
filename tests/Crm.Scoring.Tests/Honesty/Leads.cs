using Crm.Scoring.Data;

namespace Crm.Scoring.Tests.Honesty;

/// <summary>Honest made-up leads: a few columns that matter, some that do not, and missing values that mean nothing.</summary>
internal static class Leads
{
    private static readonly string[] Sources = ["ad", "fair", "partner", "web"];

    public static DataSet Sample(int rows, int seed, double baseline = -2)
    {
        var random = new Random(seed);
        var (calls, amounts, sources, answered, noise, target) = (new double[rows], new double[rows], new string?[rows], new bool?[rows], new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            calls[row] = random.Next(6);
            amounts[row] = random.Next(10) == 0 ? double.NaN : Math.Exp(6 + (3 * random.NextDouble()));
            sources[row] = random.Next(20) == 0 ? null : Sources[random.Next(4)];
            answered[row] = random.Next(10) == 0 ? null : random.Next(2) == 0;
            noise[row] = random.NextDouble();
            var margin = baseline + (0.4 * calls[row]) + (sources[row] == "partner" ? 1.2 : 0) + (answered[row] == true ? 0.5 : 0);
            target[row] = random.NextDouble() < 1 / (1 + Math.Exp(-margin));
        }

        return new(
            [
                Column.Count("calls", calls), Column.Numeric("amount", amounts), Column.Categorical("source", sources), Column.Boolean("answered", answered), Column.Numeric("noise", noise),
            ],
            target);
    }
}
