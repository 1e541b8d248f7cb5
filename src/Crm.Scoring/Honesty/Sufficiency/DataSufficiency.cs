using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;
using Crm.Scoring.Training;

namespace Crm.Scoring.Honesty;

/// <summary>Judges whether data are enough to learn from: rows, rows of either outcome, time span, and a signal that no shuffled target has.</summary>
public static class DataSufficiency
{
    /// <summary>Judges data. Too few rows or a single outcome are a verdict here, no error.</summary>
    /// <param name="data">Data with a target.</param>
    /// <param name="trainer">Learns the real and the shuffled targets: folds x (1 + shuffles) models on at most 2 x <see cref="SufficiencyOptions.MostOfEachClass"/> rows.</param>
    /// <param name="times">When each row was, in any order; empty: not known, and the span is not judged.</param>
    /// <param name="options">What is enough; null: the defaults.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>), there are not as many times as rows (<c>scoring.length_mismatch</c>), an option is out of its range (<c>scoring.invalid_option</c>), or what the trainer refuses.</exception>
    public static SufficiencyVerdict Judge(
        DataSet data, ITrainer trainer, ReadOnlySpan<DateTimeOffset> times = default, SufficiencyOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        var (positives, negatives) = TrainingData.Count(data.Target);
        var span = Span(times, data.Rows);
        var missing = Missing(data, positives, negatives, span, options).ToList();
        var signal = Math.Min(positives, negatives) >= options.MinimumOfEachClass && data.Columns.Length > 0 ? Signal(data, trainer, options, progress, cancellationToken) : null;
        if (signal is { IsReal: false })
        {
            missing.Add($"no signal: the target is learned with AUC {Invariant.Figure(signal.Auc)}, a shuffled one with {Invariant.Figure(signal.ShuffledBest)}");
        }

        progress?.Report(1);
        var reason = missing.Count > 0
            ? $"Not enough: {string.Join("; ", missing)}."
            : $"Enough: {Invariant.Count(data.Rows)} rows, {Invariant.Count(positives)} of them positive{(span is { } s ? $", over {Days(s)}" : "")}; AUC {Invariant.Figure(signal!.Auc)}, where the best of {signal.Shuffles} shuffled targets gives {Invariant.Figure(signal.ShuffledBest)}.";
        return new(missing.Count == 0, reason, data.Rows, positives, span, signal);
    }

    private static IEnumerable<string> Missing(DataSet data, int positives, int negatives, TimeSpan? span, SufficiencyOptions options)
    {
        if (data.Columns.Length == 0)
        {
            yield return "there is no column to learn from";
        }

        if (data.Rows < options.MinimumRows)
        {
            yield return $"{Invariant.Count(data.Rows)} rows, at least {Invariant.Count(options.MinimumRows)} are needed";
        }

        foreach (var (count, name) in new[] { (positives, "positive"), (negatives, "negative") })
        {
            if (count < options.MinimumOfEachClass)
            {
                yield return $"{Invariant.Count(count)} {name} rows, at least {Invariant.Count(options.MinimumOfEachClass)} are needed";
            }
        }

        if (span is { } covered && covered < options.MinimumSpan)
        {
            yield return $"the rows span {Days(covered)}, at least {Days(options.MinimumSpan)} are needed";
        }
    }

    private static ShuffledSignal Signal(DataSet data, ITrainer trainer, SufficiencyOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var draws = new Draws((ulong)options.Seed);
        data = data.ByContent();
        var sample = data.Take(Sample(data.Target, options.MostOfEachClass, draws));
        var splits = Splits.Stratified(sample.Target, options.Folds, options.Seed);
        var auc = CrossValidation.Run(trainer, sample, splits, null, cancellationToken).Auc;
        var (shuffled, sum, best, done) = (sample.Target.ToArray(), 0.0, 0.0, 0);
        while (done < options.Shuffles && best < auc)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report((done + 1.0) / (options.Shuffles + 1));
            draws.Shuffle<bool>(shuffled);
            var chance = CrossValidation.Run(trainer, sample.WithTarget(shuffled), Splits.Stratified(shuffled, options.Folds, options.Seed), null, cancellationToken).Auc;
            (sum, best, done) = (sum + chance, Math.Max(best, chance), done + 1);
        }

        return new(auc, sum / done, best, done);
    }

    /// <summary>At most so many rows of either class, in their order. Taking more of the rare class changes no AUC, and a model needs it.</summary>
    private static int[] Sample(ReadOnlySpan<bool> target, int mostOfEach, Draws draws)
    {
        var (positives, negatives) = (new List<int>(), new List<int>());
        for (var row = 0; row < target.Length; row++)
        {
            (target[row] ? positives : negatives).Add(row);
        }

        int[][] classes = [[.. positives], [.. negatives]];
        foreach (var rows in classes)
        {
            draws.Shuffle<int>(rows);
        }

        return [.. classes.SelectMany(rows => rows.Take(mostOfEach)).Order()];
    }

    private static TimeSpan? Span(ReadOnlySpan<DateTimeOffset> times, int rows)
    {
        if (times.IsEmpty)
        {
            return null;
        }

        Lengths.Need(times.Length, rows, "The times have");
        var (first, last) = (times[0], times[0]);
        foreach (var time in times)
        {
            (first, last) = (time < first ? time : first, time > last ? time : last);
        }

        return last - first;
    }

    private static string Days(TimeSpan span) => $"{Invariant.Number(Math.Round(span.TotalDays, 1))} days";
}
