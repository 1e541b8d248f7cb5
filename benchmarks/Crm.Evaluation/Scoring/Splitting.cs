using Crm.Scoring;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;

namespace Crm.Evaluation.Scoring;

/// <summary>What is trained on and what tested, as the request says.</summary>
internal static class Splitting
{
    private const string Test = "test";

    public static IReadOnlyList<Split> Of(ScoreRequest request, DataSet data, DataSet file)
    {
        var times = request.OrderBy is { } order ? Ordered(file[order]) : null;
        IReadOnlyList<Split> splits = request switch
        {
            { SplitColumn: { } column } => [Splits.Given(file[column], Test)],
            { TestLast: { } share } => [Splits.Last(data.Rows, share, times)],
            _ when times is not null => Splits.TimeOrdered(times, request.Folds),
            _ => Splits.Stratified(data.Target, request.Folds, request.Seed),
        };
        foreach (var split in splits)
        {
            CheckOutcomes(split.Train.AsSpan(), "train", request, data);
        }

        CheckOutcomes([.. splits.SelectMany(s => s.Test)], "test", request, data);
        return splits;
    }

    // Texts are ordered as texts, which is the order of time only where the year comes first.
    private static Column Ordered(Column column) =>
        column.Levels.FirstOrDefault(level => level.Length < 4 || !level.AsSpan(0, 4).ContainsOnlyDigits()) is { } other
            ? throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{column.Name}' has '{other}', which says no order; rows are ordered by a number, or by a date that begins with its year (2024-12-31).")
            : column;

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static void CheckOutcomes(ReadOnlySpan<int> rows, string use, ScoreRequest request, DataSet data)
    {
        var positives = 0;
        foreach (var row in rows)
        {
            positives += data.Target[row] ? 1 : 0;
        }

        if (positives == 0 || positives == rows.Length)
        {
            throw new ScoringException(ScoringErrorCodes.OneClass, $"Of the {rows.Length} rows to {use} on, {(positives == 0 ? "none has" : "all have")} '{request.Positive}' in column '{request.Target}'; both outcomes are needed.");
        }
    }
}
