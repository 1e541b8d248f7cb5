using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Tests;

/// <summary>Data and laws that the tests of several models share.</summary>
internal static class ModelLaws
{
    /// <summary>Rows with numbers, counts, flags and categories, all with missing values, and an outcome that hangs on some of them.</summary>
    public static DataSet Sample(int rows, int seed, bool weighted = false)
    {
        var random = new Random(seed);
        var x = Draw(() => (random.NextDouble() * 6) - 3);
        var calls = Draw(() => random.Next(5));
        var flag = Draw(() => random.Next(2));
        var city = Draw(() => Math.Min(random.Next(6), random.Next(9)));
        var target = Enumerable.Range(0, rows).Select(i => random.NextDouble() < Logit.Probability((x[i] ?? 1) + (0.5 * (calls[i] ?? 0)) - (flag[i] ?? 0) + (city[i] == 1 ? 1 : -1))).ToArray();
        (target[0], target[1]) = (true, false);
        return new(
            [
                Column.Numeric("x", x.Select(v => v ?? double.NaN)),
                Column.Count("calls", calls.Select(v => v ?? double.NaN)),
                Column.Boolean("flag", flag.Select(v => v is null ? null : (bool?)(v == 1))),
                Column.Categorical("city", city.Select(v => v is { } c ? $"c{c}" : null)),
            ],
            target,
            weighted ? Enumerable.Range(0, rows).Select(_ => 0.5 + random.NextDouble()).ToArray() : null);

        double?[] Draw(Func<double> value) => [.. Enumerable.Range(0, rows).Select(_ => random.Next(10) == 0 ? (double?)null : value())];
    }

    /// <summary>A row of a data set, as a model asks for it.</summary>
    public static double[] Row(IScoringModel model, DataSet data, int row) => [.. model.Inputs.Select(i => i.Align(data[i.Name])[row])];

    /// <summary>Rows and single row give the same bits, contributions sum to the margin, and JSON brings the model back.</summary>
    public static void Hold(IScoringModel model, DataSet data)
    {
        var again = AdditiveModel.Read(Json(model));
        var (margins, other) = (new double[data.Rows], new double[data.Rows]);
        model.Margins(data, margins);
        again.Margins(data, other);
        Assert.Equal(margins, other);
        var contributions = new double[model.Inputs.Count];
        for (var i = 0; i < Math.Min(data.Rows, 50); i++)
        {
            var row = Row(model, data, i);
            Assert.Equal(margins[i], model.Margin(row));
            Assert.Equal(margins[i], model.Explain(row, contributions) + contributions.Sum(), 1e-9);
        }
    }

    public static JsonElement Json(IScoringModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            model.Write(writer);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
