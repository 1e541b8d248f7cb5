using Crm.Forecasting.Lifetime;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>What holds for all parameters and customers.</summary>
public sealed class LawTests
{
    private static readonly Gen<double> Parameter = Gen.Choose(-2_300, 2_300).Select(n => Math.Exp(n / 1000.0));
    private static readonly Gen<double> Share = Gen.Choose(0, 1_000).Select(n => n / 1000.0);

    private static readonly Gen<PurchaseHistory> Histories =
        from x in Gen.Frequency((3, Gen.Choose(0, 20)), (1, Gen.Choose(0, 40_000)))
        from age in Gen.Choose(1, 200)
        from share in Share
        select new PurchaseHistory(x, x == 0 ? 0 : age * Math.Max(share, 0.001), age);

    private static readonly Gen<IPurchaseModel> Models =
        from kind in Gen.Choose(0, 2)
        from p in Parameter.ArrayOf(4)
        select kind switch { 0 => new BgNbd(p[0], p[1], p[2], p[3]), 1 => new MbgNbd(p[0], p[1], p[2], p[3]), _ => (IPurchaseModel)new ParetoNbd(p[0], p[1], p[2], p[3]) };

    [Fact]
    public void Probabilities_of_being_there_are_probabilities_and_likelihoods_are_numbers() => Prop.ForAll(Models.Zip(Histories).ToArbitrary(), pair =>
    {
        var (model, history) = pair;
        var alive = model.ProbabilityAlive(history);
        return alive is >= 0 and <= 1 && double.IsFinite(model.LogLikelihood(history));
    }).Holds();

    [Fact]
    public void Who_has_just_bought_is_more_likely_there_than_who_has_not() => Prop.ForAll(Models.Zip(Histories).ToArbitrary(), pair =>
    {
        var (model, history) = pair;
        return history.Frequency == 0 || model.ProbabilityAlive(history with { Recency = history.Age }) >= model.ProbabilityAlive(history) - 1e-12;
    }).Holds();

    [Fact]
    public void Expectations_start_at_nothing_and_rise_with_the_horizon() => Prop.ForAll(Models.Zip(Histories).ToArbitrary(), pair =>
    {
        var (model, history) = pair;
        double[] expected = [.. new[] { 0, 0.001, 1, 10, 300 }.Select(h => model.ExpectedPurchases(history, h))];
        return expected[0] == 0 && expected.All(double.IsFinite) && expected.SequenceEqual(expected.Order());
    }).Holds();

    [Fact]
    public void Counts_sum_to_one_and_their_mean_is_the_expectation() => Prop.ForAll(Models.ToArbitrary(), model =>
    {
        // A short time, so that few purchases come: the sum over 400 leaves nothing out.
        const double horizon = 0.5;
        double[] counts = [.. Enumerable.Range(0, 400).Select(n => model.Probability(n, horizon))];
        var tail = counts[^1] > 1e-12;
        return tail || (Math.Abs(counts.Sum() - 1) < 1e-8 && Math.Abs(counts.Select((p, n) => p * n).Sum() - model.ExpectedPurchases(PurchaseHistory.New, horizon)) < 1e-7);
    }).Holds();

    [Fact]
    public void Scaling_time_changes_nothing() => Prop.ForAll(Parameter.ArrayOf(4).Zip(Histories).ToArbitrary(), pair =>
    {
        var (p, history) = pair;
        var days = new PurchaseHistory(history.Frequency, 7 * history.Recency, 7 * history.Age);
        return Near(new BgNbd(p[0], p[1], p[2], p[3]).ExpectedPurchases(history, 10), new BgNbd(p[0], 7 * p[1], p[2], p[3]).ExpectedPurchases(days, 70))
            && Near(new ParetoNbd(p[0], p[1], p[2], p[3]).ExpectedPurchases(history, 10), new ParetoNbd(p[0], 7 * p[1], p[2], 7 * p[3]).ExpectedPurchases(days, 70));
    }).Holds();

    [Fact]
    public void Weights_are_repetitions() => Prop.ForAll(Gen.Choose(1, 1_000).ToArbitrary(), seed =>
    {
        var customers = SimulatedCustomers.Geometric(300, 0.8, 3, 0.9, 2.5, false, 40, (ulong)seed);
        double[] weights = [.. customers.Select((_, i) => 1.0 + (i % 3))];
        var repeated = customers.SelectMany((c, i) => Enumerable.Repeat(c, 1 + (i % 3))).ToArray();
        var weighted = BgNbd.Fit(new CustomerBase([.. customers.Select(c => c.Frequency)], [.. customers.Select(c => c.Recency)], [.. customers.Select(c => c.Age)], weights));
        var all = BgNbd.Fit(Cdnow.Customers(repeated));
        return Near(weighted.LogLikelihood, all.LogLikelihood) && weighted.Parameters.Zip(all.Parameters).All(p => Math.Abs(p.First.Value - p.Second.Value) <= 1e-4 * p.First.Value);
    }).Holds(20);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1e-3, Math.Abs(b));
}
