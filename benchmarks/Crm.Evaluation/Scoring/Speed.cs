using System.Diagnostics;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;

namespace Crm.Evaluation.Scoring;

/// <summary>How fast a model answers, on one thread: many rows at once, and one after the other. The best of several turns, since a machine's other work only slows.</summary>
internal static class Speed
{
    private const int Turns = 5;

    public static double RowsPerSecond(CalibratedModel model, DataSet data)
    {
        var probabilities = new double[data.Rows];
        return data.Rows / Best(() => model.Probabilities(data, probabilities)).TotalSeconds;
    }

    public static double SingleRowMicroseconds(CalibratedModel model, DataSet data)
    {
        var inputs = model.Model.Inputs;
        double[][] columns = [.. inputs.Select(i => i.Align(data[i.Name]))];
        double[][] rows = [.. Enumerable.Range(0, data.Rows).Select(r => Array.ConvertAll(columns, c => c[r]))];
        var sum = 0.0;
        var best = Best(() =>
        {
            foreach (var row in rows)
            {
                sum += model.Probability(row);
            }
        });
        return double.IsNaN(sum) ? double.NaN : best.TotalMicroseconds / rows.Length;
    }

    private static TimeSpan Best(Action work) => Enumerable.Range(0, Turns).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started);
    });
}
