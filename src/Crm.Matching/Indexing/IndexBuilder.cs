using System.Collections.Immutable;
using Crm.Matching.Blocking;
using Crm.Matching.Fields;
using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Indexing;

/// <summary>Builds an index of records that were matched, or of others by what was learnt.</summary>
internal static class IndexBuilder
{
    public static MatchIndex Build(TrainedMatcher matcher, MatchSource source, int threads, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        var columns = source.Fields.Select(field => AsTheyCame(field.Column, source.PlaceOf)).ToArray();
        return Build(matcher, matcher.Model, columns, [.. source.Fields.Select(field => field as TextComparison)], source.TextOf, threads, progress, cancellationToken);
    }

    public static MatchIndex Build(TrainedMatcher matcher, RecordTable table, int threads, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        var options = Work.Options(Checked(threads), cancellationToken);
        var texts = matcher.Readings.Select(reading => table.Column(table.IndexOf(reading.Column))).ToArray();
        var columns = new CodedColumn[texts.Length];
        var done = 0;
        Parallel.For(0, columns.Length, options, f =>
        {
            var reading = matcher.Readings[f];
            columns[f] = ValueEncoder.Encode(reading.Name, reading.Role, [texts[f]], reading.Normalizer(), cancellationToken);
            progress?.Report(new("normalizing", (double)Interlocked.Increment(ref done) / columns.Length));
        });

        // Each content counts once, as when all are matched.
        var copies = RecordCopies.Of(columns, ContentOrder.Of(columns, table.Count, table.Count, ImmutableHashSet<int>.Empty, options), table.Count, ImmutableHashSet<int>.Empty);
        var (firsts, placeOf) = (copies.Firsts(), copies.PlaceOf());
        var words = new TextComparison?[texts.Length];
        Parallel.For(0, columns.Length, options, f =>
        {
            var different = ContentOrder.Reorder(columns[f], firsts);
            (columns[f], words[f]) = (AsTheyCame(different, placeOf), Comparisons.Words(different));
        });
        return Build(matcher, matcher.Model.With([.. columns.Select(column => column.Counts)]), columns, words, (record, field) => texts[field][record], threads, progress, cancellationToken);
    }

    private static MatchIndex Build(TrainedMatcher matcher, MatchModel model, CodedColumn[] columns, TextComparison?[] words, Func<int, int, string?> textOf, int threads, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        var search = CandidateSearch.Build(new(columns, columns[0].Codes.Length), matcher.Plan, Checked(threads), progress is null ? null : new StepProgress("indexing", progress), cancellationToken);
        return new(matcher, model, new(columns, words, textOf), search);
    }

    private static int Checked(int threads) => threads >= 1 ? threads : throw Refuse.Option($"The number of threads is {threads}; it must be at least 1.");

    private static CodedColumn AsTheyCame(CodedColumn column, int[] placeOf)
    {
        var codes = new int[placeOf.Length];
        for (var r = 0; r < codes.Length; r++)
        {
            codes[r] = column.Codes[placeOf[r]];
        }

        return new(column.Name, column.Role, codes, column.Values, column.Counts);
    }
}
