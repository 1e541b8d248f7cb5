using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Scoring.Boosting;

namespace Crm.Scoring.Tests.Boosting;

/// <summary>A model walked as its JSON says, node by node: what the fast ways are held against.</summary>
internal sealed class JsonForest(BoostedTrees model)
{
    private readonly JsonNode json = JsonNode.Parse(Text(model))!;

    public static string Text(BoostedTrees model)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            model.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The margin if only some columns are known: what is not known goes both ways, in proportion to the training rows.</summary>
    public double Margin(double[] row, Func<int, bool> isKnown) => (double)json["start"]! + json["trees"]!.AsArray().Sum(t => Answer(t!.AsArray(), 0, row, isKnown));

    /// <summary>Shapley values by their definition, over all subsets of columns.</summary>
    public double[] Shapley(double[] row)
    {
        var count = row.Length;
        var margins = Enumerable.Range(0, 1 << count).Select(set => Margin(row, c => (set >> c & 1) != 0)).ToArray();
        var values = new double[count];
        for (var set = 0; set < margins.Length; set++)
        {
            var size = int.PopCount(set);
            for (var c = 0; c < count; c++)
            {
                if ((set >> c & 1) == 0)
                {
                    values[c] += Factorial(size) * Factorial(count - size - 1) / Factorial(count) * (margins[set | (1 << c)] - margins[set]);
                }
            }
        }

        return values;
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static double Answer(JsonArray tree, int at, double[] row, Func<int, bool> isKnown)
    {
        var node = tree[at]!;
        if (node["answer"] is { } answer)
        {
            return (double)answer;
        }

        var (column, left, right) = ((int)node["column"]!, (int)node["left"]!, (int)node["right"]!);
        if (!isKnown(column))
        {
            return ((Answer(tree, left, row, isKnown) * (int)tree[left]!["rows"]!) + (Answer(tree, right, row, isKnown) * (int)tree[right]!["rows"]!)) / (int)node["rows"]!;
        }

        var goesLeft = double.IsNaN(row[column]) ? (bool)node["missingLeft"]!
            : node["levels"] is { } levels ? levels.AsArray().Any(l => (int)l! == (int)row[column])
            : row[column] <= (double)node["threshold"]!;
        return Answer(tree, goesLeft ? left : right, row, isKnown);
    }
}
