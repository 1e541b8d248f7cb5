using System.Diagnostics;
using System.Globalization;
using Crm.Evaluation.Output;
using Crm.Evaluation.Tables;
using Crm.Matching;
using Crm.Matching.Records;

namespace Crm.Evaluation.Matching;

/// <summary>One run of <c>match</c> or <c>link</c>: clusters from the files alone, then judged by what is known.</summary>
internal static class MatchRun
{
    private const double Megabyte = 1 << 20;

    public static MatchFigures Deduplicate(DeduplicateRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var table = Load(request.Csv, progress, cancellationToken);
        string[] hidden = [.. new[] { request.Id, request.Truth }.OfType<string>().Distinct(StringComparer.Ordinal)];
        var compared = table.Without(hidden);
        var result = RecordMatcher.Deduplicate(compared, Options(request, compared.Columns), new MatchSteps(progress), cancellationToken);
        var used = Used.Since(started);
        string?[]? ids = request.Id is { } id ? table[id].ToArray() : null;
        return Figures(result, used, TruthOf(), ids, progress, cancellationToken);

        Truth? TruthOf() => request switch
        {
            { Truth: { } column } => Truth.Of(table[column].ToArray(), null, $"Column '{column}'"),
            { TruthRegex: { } regex } => Truth.Of(ids!, regex, null),
            { Labels: { } labels } => PairFile.Labels(labels, IdPlaces.Of(table, request.Id!, request.Csv), request.Id!, cancellationToken),
            _ => null,
        };
    }

    public static MatchFigures Link(LinkRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (left, right) = (Load(request.Left, progress, cancellationToken), Load(request.Right, progress, cancellationToken));
        var (l, r) = (left.Without(request.LeftId is { } leftId ? [leftId] : []), right.Without(request.RightId is { } rightId ? [rightId] : []));
        var result = RecordMatcher.Link(l, r, Options(request, l.Columns.Concat(r.Columns)) with { OneToOne = request.OneToOne }, new MatchSteps(progress), cancellationToken);
        var used = Used.Since(started);
        string?[]? ids = request.LeftId is { } a && request.RightId is { } b ? [.. left[a], .. right[b]] : null;
        return Figures(result, used, TruthOf(), ids, progress, cancellationToken);

        Truth? TruthOf() => request switch
        {
            { Gold: { } gold } => PairFile.Gold(gold, IdPlaces.Of(left, request.LeftId!, request.Left), IdPlaces.Of(right, request.RightId!, request.Right), left.Count, request.LeftId!, cancellationToken),
            { TruthRegex: { } regex } => Truth.Of(ids!, regex, left.Count),
            _ => null,
        };
    }

    private static RecordTable Load(string path, ProgressLine progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'.");
        }

        var table = RecordTable.LoadCsv(path, progress.Part("reading"), cancellationToken);
        return table.Count > 0 ? table : throw new InputException($"{Path.GetFileName(path)} has a header and no rows.");
    }

    private static MatchOptions Options(MatchRequest request, IEnumerable<string> columns)
    {
        var known = columns.ToHashSet(StringComparer.Ordinal);
        return request.Roles.Keys.FirstOrDefault(column => !known.Contains(column)) is { } unknown
            ? throw new InputException($"--roles names the column '{unknown}'; those that are compared are {string.Join(", ", known)}.")
            : new() { Roles = request.Roles, Threshold = request.Threshold, Region = request.Region, Threads = request.Threads };
    }

    private static MatchFigures Figures(MatchResult result, Used used, Truth? truth, string?[]? ids, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Part("judging").Report(0);
        var clusters = ClusterNumbers.Of(result.Clusters, result.Records);
        var pairs = truth?.Judge(clusters);
        return new(
            result.Records,
            result.CandidatePairs,
            PairCounts.Within(clusters, result.LeftRecords),
            pairs?.Precision,
            pairs?.Recall,
            pairs?.F1,
            truth is null ? null : BestThreshold.F1(result, truth, cancellationToken),
            result.EstimatedPrecision,
            result.EstimatedRecall,
            result.Clusters.Count,
            used.Seconds,
            used.PeakMegabytes,
            result.Roles.OrderBy(role => role.Key, StringComparer.Ordinal).ToDictionary(role => role.Key, role => RoleNames.Of(role.Value), StringComparer.Ordinal),
            [new("threshold", result.Threshold), new("match_share", result.MatchShare), .. result.Fields.Select(field => new MatchParameter(field.Name, null, RoleNames.Of(field.Role), [.. field.Levels.Select(LevelOf)]))],
            result,
            record => ids?[record] ?? string.Create(CultureInfo.InvariantCulture, $"row {record + 1}"));
    }

    private static MatchLevel LevelOf(FieldLevel level) => new(level.Meaning, level.M, level.U, double.IsFinite(level.Weight) ? level.Weight : null);

    /// <summary>What a run took up to its clusters.</summary>
    private sealed record Used(double Seconds, double PeakMegabytes)
    {
        public static Used Since(long started)
        {
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            using var process = Process.GetCurrentProcess();
            return new(seconds, process.PeakWorkingSet64 / Megabyte);
        }
    }
}
