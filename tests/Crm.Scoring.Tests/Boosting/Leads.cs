using Crm.Scoring.Boosting;
using Crm.Scoring.Data;

namespace Crm.Scoring.Tests.Boosting;

/// <summary>Made-up leads with every kind of column, missing values and an outcome that depends on some of them.</summary>
internal static class Leads
{
    public static DataSet Make(int seed, int rows = 400, bool isWeighted = false)
    {
        var random = new Random(seed);
        double Known(double value) => random.NextDouble() < 0.1 ? double.NaN : value;
        var amount = Numbers(rows, () => Known(Math.Round(random.NextDouble() * 100, 1)));
        var age = Numbers(rows, () => Known(random.Next(18, 90)));
        var calls = Numbers(rows, () => Known(random.Next(0, 6)));
        bool?[] answered = [.. Enumerable.Range(0, rows).Select(_ => random.Next(10) == 0 ? (bool?)null : random.Next(2) == 0)];
        string?[] source = [.. Enumerable.Range(0, rows).Select(_ => random.Next(10) == 0 ? null : ((char)('a' + random.Next(9))).ToString())];
        bool[] outcomes =
        [
            .. Enumerable.Range(0, rows).Select(i => random.NextDouble() < 1 / (1 + Math.Exp(-(
                (double.IsNaN(amount[i]) ? 0.8 : (amount[i] / 25) - 2) + (calls[i] > 2 ? 1 : -0.5) + (source[i] is "b" or "e" or "h" ? 1.2 : -0.6) + (answered[i] == true && age[i] > 50 ? 1 : 0))))),
        ];
        (outcomes[0], outcomes[1]) = (true, false);
        return new(
            [Column.Numeric("amount", amount), Column.Numeric("age", age), Column.Count("calls", calls), Column.Boolean("answered", answered), Column.Categorical("source", source)],
            outcomes,
            isWeighted ? Numbers(rows, () => 0.5 + random.NextDouble()) : null);
    }

    public static BoostedTrees Train(DataSet data, BoostedTreesOptions? options = null) => (BoostedTrees)new BoostedTreesTrainer(options ?? Small).Train(data);

    /// <summary>Options for few rows.</summary>
    public static BoostedTreesOptions Small => new() { Trees = 12, MaxLeaves = 8, MinRowsPerLeaf = 5, LearningRate = 0.3, ColumnShare = 1, Patience = 0 };

    public static double[] Row(DataSet data, int row) => [.. data.Columns.Select(c => c.Values[row])];

    public static double[] Margins(BoostedTrees model, DataSet data)
    {
        var margins = new double[data.Rows];
        model.Margins(data, margins);
        return margins;
    }

    /// <summary>The mean log loss of margins.</summary>
    public static double LogLoss(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target)
    {
        var sum = 0.0;
        for (var i = 0; i < margins.Length; i++)
        {
            sum += Math.Log(1 + Math.Exp(target[i] ? -margins[i] : margins[i]));
        }

        return sum / margins.Length;
    }

    private static double[] Numbers(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
