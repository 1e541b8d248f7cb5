using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;

namespace Crm.Evaluation.Scoring;

/// <summary>What is trained on and what tested, as the request says.</summary>
internal static class Splitting
{
    private const string Test = "test";

    public static IReadOnlyList<Split> Of(ScoreRequest request, DataSet data, DataSet file)
    {
        var times = request.OrderBy is { } order ? file[order] : null;
        return request switch
        {
            { SplitColumn: { } column } => [Splits.Given(file[column], Test)],
            { TestLast: { } share } => [Splits.Last(data.Rows, share, times)],
            _ when times is not null => Splits.TimeOrdered(times, request.Folds),
            _ => Splits.Stratified(data.Target, request.Folds, request.Seed),
        };
    }
}
