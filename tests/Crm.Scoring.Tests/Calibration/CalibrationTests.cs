using System.Text;
using System.Text.Json;
using Crm.Scoring.Calibration;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Calibration;

public class CalibrationTests
{
    private static readonly Arbitrary<(double[] Margins, bool[] Target)> Held =
        Gen.Choose(-40, 40).Zip(ArbMap.Default.GeneratorFor<bool>()).NonEmptyListOf()
            .Select(l => (Margins: l.Select(p => p.Item1 / 8.0).Append(1).Append(-1).ToArray(), Target: l.Select(p => p.Item2).Append(true).Append(false).ToArray())).ToArbitrary();

    [Theory]
    [InlineData(CalibrationMethod.Platt)]
    [InlineData(CalibrationMethod.Isotonic)]
    [InlineData(CalibrationMethod.Auto)]
    [InlineData(CalibrationMethod.None)]
    public void A_curve_never_falls_and_comes_back_from_JSON(CalibrationMethod method) => Prop.ForAll(Held, held =>
    {
        var curve = Calibrator.Fit(held.Margins, held.Target, method: method);
        var again = Calibrator.Read(Json(curve));
        var points = Enumerable.Range(-600, 1200).Select(i => i / 97.0).Append(-1e9).Append(1e9).Order().ToArray();
        var probabilities = Array.ConvertAll(points, curve.Probability);
        return probabilities.Zip(probabilities.Skip(1)).All(p => p.First <= p.Second)
            && probabilities.All(p => p is >= 0 and <= 1)
            && points.All(p => BitConverter.DoubleToInt64Bits(again.Probability(p)) == BitConverter.DoubleToInt64Bits(curve.Probability(p)));
    }).Holds();

    [Fact]
    public void Margins_that_hardly_vary_give_no_steep_curve()
    {
        // Sixty rows whose margins all lie within a twentieth, as a model of one small tree gives them: the rank is right more often than not.
        var random = new Random(5);
        var target = Enumerable.Range(0, 60).Select(i => i % 2 == 0).ToArray();
        var margins = target.Select(t => ((t ? 1 : 0) + (2 * random.NextDouble())) * 0.015).ToArray();
        var curve = Assert.IsType<PlattCalibration>(Calibrator.Fit(margins, target, method: CalibrationMethod.Platt));
        Assert.InRange(curve.Slope, 0.5, 2);

        // Wide margins are believed, also where they are twice as wide as they should be.
        double[] wide = [.. Enumerable.Range(0, 4_000).Select(_ => (random.NextDouble() * 12) - 6)];
        var outcomes = wide.Select(m => random.NextDouble() < 1 / (1 + Math.Exp(-m / 2))).ToArray();
        Assert.InRange(Assert.IsType<PlattCalibration>(Calibrator.Fit(wide, outcomes, method: CalibrationMethod.Platt)).Slope, 0.45, 0.55);
    }

    [Fact]
    public void Pool_adjacent_violators_finds_the_best_rising_sequence()
    {
        var values = Gen.Choose(0, 4).Select(v => v / 4.0).Zip(Gen.Choose(1, 3)).NonEmptyListOf().Where(l => l.Count <= 8).ToArbitrary();
        Prop.ForAll(values, list =>
        {
            double[] goal = [.. list.Select(p => p.Item1)], mass = [.. list.Select(p => (double)p.Item2)];
            double[] fitted = [.. goal], weights = [.. mass];
            var sizes = new int[goal.Length];
            var blocks = PoolAdjacentViolators.Fit(fitted, weights, sizes);
            double[] sequence = [.. Enumerable.Range(0, blocks).SelectMany(b => Enumerable.Repeat(fitted[b], sizes[b]))];
            return sequence.Zip(sequence.Skip(1)).All(p => p.First < p.Second || p.First == p.Second) && Math.Abs(Squares(sequence, goal, mass) - Best(goal, mass)) < 1e-9;
        }).Holds();
    }

    [Theory]
    [InlineData(CalibrationMethod.Platt)]
    [InlineData(CalibrationMethod.Isotonic)]
    [InlineData(CalibrationMethod.Auto)]
    public void The_order_of_the_rows_changes_no_bit(CalibrationMethod method) => Prop.ForAll(Held, ArbMap.Default.ArbFor<int>(), (held, seed) =>
    {
        var order = Enumerable.Range(0, held.Margins.Length).ToArray();
        new Random(seed).Shuffle(order);
        var (curve, other) = (Calibrator.Fit(held.Margins, held.Target, method: method), Calibrator.Fit(Array.ConvertAll(order, i => held.Margins[i]), Array.ConvertAll(order, i => held.Target[i]), method: method));
        return held.Margins.All(m => curve.Probability(m).Equals(other.Probability(m)));
    }).Holds();

    [Fact]
    public void Platt_finds_the_curve_that_made_the_outcomes()
    {
        var (margins, target) = Sample(20_000, m => Logit.Probability((0.5 * m) - 1));
        var curve = Assert.IsType<PlattCalibration>(Calibrator.Fit(margins, target));
        Assert.Equal(0.5, curve.Slope, 0.03);
        Assert.Equal(-1, curve.Intercept, 0.05);
    }

    [Fact]
    public void Auto_takes_isotonic_where_the_curve_is_not_logistic()
    {
        var (margins, target) = Sample(5_000, m => m < 0 ? 0.1 : 0.4);
        var curve = Calibrator.Fit(margins, target);
        Assert.Equal(CalibrationMethod.Isotonic, curve.Method);
        var (freshMargins, freshTarget) = Sample(20_000, m => m < 0 ? 0.1 : 0.4, seed: 2);
        Assert.InRange(Metrics.ExpectedCalibrationError(Array.ConvertAll(freshMargins, curve.Probability), freshTarget), 0, 0.02);
    }

    [Fact]
    public void Margins_that_tell_outcomes_apart_perfectly_or_the_wrong_way_give_finite_curves()
    {
        var margins = Enumerable.Range(0, 100).Select(i => (double)i).ToArray();
        var apart = Array.ConvertAll(margins, m => m >= 50);
        foreach (var method in (CalibrationMethod[])[CalibrationMethod.Platt, CalibrationMethod.Isotonic, CalibrationMethod.Auto])
        {
            var right = Calibrator.Fit(margins, apart, method: method);
            Assert.InRange(right.Probability(60), 0.8, 1 - 1e-9);
            Assert.InRange(right.Probability(39), 1e-9, 0.2);
            var wrong = Calibrator.Fit(margins, Array.ConvertAll(apart, a => !a), method: method);
            Assert.Equal(0.5, wrong.Probability(0), 0.01);
            Assert.Equal(0.5, wrong.Probability(99), 0.01);
        }
    }

    [Fact]
    public void What_cannot_be_calibrated_or_read_is_refused()
    {
        Assert.Equal(ScoringErrorCodes.OneClass, Refused(() => Calibrator.Fit([1, 2], [true, true])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Calibrator.Fit([1, double.PositiveInfinity], [true, false])));
        foreach (var json in (string[])["[]", "{}", """{"method":"magic"}""", """{"method":"platt","slope":-1,"intercept":0}""", """{"method":"isotonic","margins":[1,0],"probabilities":[0.1,0.2]}"""])
        {
            Assert.Equal(ScoringErrorCodes.InvalidJson, Refused(() => Calibrator.Read(JsonDocument.Parse(json).RootElement)));
        }
    }

    private static (double[] Margins, bool[] Target) Sample(int rows, Func<double, double> probability, int seed = 1)
    {
        var random = new Random(seed);
        var margins = Enumerable.Range(0, rows).Select(_ => (random.NextDouble() * 8) - 4).ToArray();
        return (margins, Array.ConvertAll(margins, m => random.NextDouble() < probability(m)));
    }

    // Every way to cut the sequence into blocks of their means, of which the rising ones are candidates.
    private static double Best(double[] goal, double[] mass)
    {
        var best = double.PositiveInfinity;
        for (var cuts = 0; cuts < 1 << (goal.Length - 1); cuts++)
        {
            var sequence = new double[goal.Length];
            for (int start = 0, end; start < goal.Length; start = end)
            {
                for (end = start + 1; end < goal.Length && (cuts >> (end - 1) & 1) == 0; end++)
                {
                }

                var mean = Enumerable.Range(start, end - start).Sum(i => goal[i] * mass[i]) / mass[start..end].Sum();
                Array.Fill(sequence, mean, start, end - start);
            }

            if (sequence.Zip(sequence.Skip(1)).All(p => p.First <= p.Second + 1e-12))
            {
                best = Math.Min(best, Squares(sequence, goal, mass));
            }
        }

        return best;
    }

    private static double Squares(double[] sequence, double[] goal, double[] mass) => sequence.Select((v, i) => mass[i] * (v - goal[i]) * (v - goal[i])).Sum();

    private static JsonElement Json(ICalibration curve)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            curve.Write(writer);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }

    private static string Refused(Func<ICalibration> action) => Assert.Throws<ScoringException>(() => action()).Code;
}
