using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Evaluation;

public class SplitsTests
{
    [Fact]
    public void Stratified_folds_test_each_row_once_with_the_rate_of_all()
    {
        Prop.ForAll(Gen.Choose(5, 60).Two().ToArbitrary(), ArbMap.Default.ArbFor<int>(), (counts, seed) =>
        {
            var target = Enumerable.Range(0, counts.Item1 + counts.Item2).Select(i => i < counts.Item1).ToArray();
            var splits = Splits.Stratified(target, 5, seed);
            var positives = splits.Select(s => s.Test.Count(r => target[r])).ToArray();
            return Partition(splits, target.Length) && positives.Max() - positives.Min() <= 1 && splits.Max(s => s.Test.Length) - splits.Min(s => s.Test.Length) <= 1;
        }).Holds();
    }

    [Fact]
    public void The_same_seed_gives_the_same_folds()
    {
        var target = Enumerable.Range(0, 50).Select(i => i % 3 == 0).ToArray();
        Assert.Equal(Splits.Stratified(target, 5, 7)[0].Test.ToArray(), Splits.Stratified(target, 5, 7)[0].Test.ToArray());
        Assert.NotEqual(Splits.Stratified(target, 5, 7)[0].Test.ToArray(), Splits.Stratified(target, 5, 8)[0].Test.ToArray());
    }

    [Fact]
    public void A_group_is_in_one_fold_and_folds_are_of_like_size()
    {
        var groups = Column.Categorical("account", Enumerable.Range(0, 100).Select(i => i % 10 == 9 ? null : $"a{i % 17}"));
        var splits = Splits.Grouped(groups, 4);
        Assert.True(Partition(splits, 100));
        Assert.All(splits, s => Assert.Empty(s.Train.Select(r => groups.Text(r)).Intersect(s.Test.Select(r => groups.Text(r)))));
        Assert.InRange(splits.Max(s => s.Test.Length) - splits.Min(s => s.Test.Length), 0, 6);
    }

    [Fact]
    public void Time_goes_from_training_to_test_and_moments_stay_together()
    {
        var times = Column.Categorical("closed", Enumerable.Range(0, 60).Select(i => $"2026-0{1 + (i * 7 % 6)}-01"));
        var splits = Splits.TimeOrdered(times, 3);
        Assert.Equal(3, splits.Length);
        Assert.All(splits, s => Assert.True(s.Train.Max(r => times.Values[r]) < s.Test.Min(r => times.Values[r])));
        var last = Splits.Last(10, 0.25);
        Assert.Equal((Enumerable.Range(0, 8), [8, 9]), (last.Train.AsEnumerable(), last.Test.ToArray()), (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2));
    }

    [Fact]
    public void A_column_may_say_what_is_tested()
    {
        var split = Splits.Given(Column.Categorical("split", ["train", "test", "train"]), "test");
        Assert.Equal([1], split.Test.ToArray());
        Assert.Equal([0, 2], split.Train.ToArray());
    }

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => Splits.Stratified([true, false, false], 2)));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => Splits.Stratified([true, false], 1)));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => Splits.Grouped(Column.Numeric("g", [1, 1, 1]), 2)));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => Splits.TimeOrdered(Column.Numeric("t", [1, 1, 1]), 1)));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Splits.TimeOrdered(Column.Numeric("t", [1, double.NaN]), 1)));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => [Splits.Last(10, 1)]));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => [Splits.Given(Column.Categorical("s", ["a", "b"]), "c")]));
    }

    private static bool Partition(IEnumerable<Split> splits, int rows) =>
        splits.SelectMany(s => s.Test).Order().SequenceEqual(Enumerable.Range(0, rows)) && splits.All(s => s.Train.Concat(s.Test).Order().SequenceEqual(Enumerable.Range(0, rows)));

    private static string Refused(Func<IReadOnlyList<Split>> action) => Assert.Throws<ScoringException>(() => action().Count).Code;
}
