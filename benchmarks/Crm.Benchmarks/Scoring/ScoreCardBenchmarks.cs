using BenchmarkDotNet.Attributes;
using Crm.Scoring.Cards;
using Crm.Scoring.Data;

namespace Crm.Benchmarks.Scoring;

/// <summary>
/// Twenty signals, ten of them with a half-life, with limits, reasons and grade, over ten thousand different records: by a score card one record at a time, by a score card over columns, and by a program written by hand.
/// Every figure is for one record.
/// </summary>
public class ScoreCardBenchmarks
{
    private const int Records = 10_000;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly double[] reasons = new double[20];
    private readonly double[][] sums = new double[Records][];
    private readonly long[][] latest = new long[Records][];
    private readonly Engagement[] engagements = new Engagement[Records];
    private Prospect[] prospects = [];
    private ScoreCard card = null!;
    private BoundScoreCard<Prospect> bound = null!;
    private DataSet data = null!;
    private EngagementColumns columns = null!;
    private ScoreColumns results = null!;

    [GlobalSetup]
    public void Setup()
    {
        card = ProspectCard.Make();
        bound = ProspectCard.Bind(card);
        var random = new Random(1);
        bool Flip(double share) => random.NextDouble() < share;
        prospects = [.. Enumerable.Range(0, Records).Select(_ => new Prospect(
            random.Next(1, 500), random.Next(0, 3_000_000), random.Next(0, 20), random.Next(1, 80), random.Next(0, 20_000),
            new[] { "saas", "bank", "retail", "health" }[random.Next(4)], new[] { "DE", "FR", "US" }[random.Next(3)], Flip(0.5), Flip(0.3), Flip(0.2)))];
        columns = new(card, Records);
        results = new(card, Records);
        for (var i = 0; i < Records; i++)
        {
            engagements[i] = card.NewEngagement();
            (sums[i], latest[i]) = (new double[10], new long[10]);
            for (var e = 0; e < 10; e++)
            {
                var at = Now.AddDays(-random.NextDouble() * 60);
                var count = random.Next(1, 4);
                engagements[i].Add(ProspectCard.Events[e], at, count);
                (sums[i][e], latest[i][e]) = (count, at.UtcTicks);
            }

            columns.Set(i, engagements[i], Now);
        }

        data = new(
        [
            Column.Numeric("employees", prospects.Select(p => p.Employees)), Column.Numeric("revenue", prospects.Select(p => p.Revenue)), Column.Numeric("age", prospects.Select(p => p.Age)),
            Column.Numeric("seats", prospects.Select(p => p.Seats)), Column.Numeric("budget", prospects.Select(p => p.Budget)),
            Column.Categorical("industry", prospects.Select(p => p.Industry)), Column.Categorical("country", prospects.Select(p => p.Country)),
            Column.Boolean("phone", prospects.Select(p => (bool?)p.HasPhone)), Column.Boolean("freeMail", prospects.Select(p => (bool?)p.FreeMail)), Column.Boolean("customer", prospects.Select(p => (bool?)p.IsCustomer)),
        ]);
        CheckThatAllAgree();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    [BenchmarkCategory("score card, one record")]
    public int OneByHand()
    {
        var total = 0.0;
        for (var i = 0; i < Records; i++)
        {
            total += ProspectsByHand.Score(prospects[i], sums[i], latest[i], Now.UtcTicks, reasons).Score;
        }

        return (int)total;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    [BenchmarkCategory("score card, one record")]
    public int One()
    {
        var total = 0.0;
        for (var i = 0; i < Records; i++)
        {
            total += bound.Score(prospects[i], engagements[i], Now, reasons).Score;
        }

        return (int)total;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    [BenchmarkCategory("score card, by columns")]
    public int ManyByHand() => OneByHand();

    [Benchmark(OperationsPerInvoke = Records)]
    [BenchmarkCategory("score card, by columns")]
    public int Many()
    {
        card.ScoreAll(data, columns, Now, results);
        return (int)results.Scores[^1];
    }

    private void CheckThatAllAgree()
    {
        Many();
        for (var i = 0; i < Records; i++)
        {
            var (byHand, grade) = ProspectsByHand.Score(prospects[i], sums[i], latest[i], Now.UtcTicks, reasons);
            var one = bound.Score(prospects[i], engagements[i], Now, reasons);
            // By hand, what caps leave of 20 may be 19.999999999999993, which is another grade.
            if (Math.Abs(byHand - one.Score) > 1e-9 || one.Score != results.Scores[i] || (byHand == one.Score && one.Grade![0] != grade))
            {
                throw new InvalidOperationException($"Record {i} scores {byHand}, {one.Score} and {results.Scores[i]}.");
            }
        }
    }
}
