using System.Collections.Immutable;
using Crm.Scoring.Cards;
using Crm.Scoring.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Cards;

/// <summary>A record of any shape: field to number, bool, text or null.</summary>
internal sealed record Row(ImmutableDictionary<string, object?> Fields, ImmutableArray<(string Kind, DateTimeOffset At)> Events);

/// <summary>A card and records for it.</summary>
internal sealed record Case(ScoreCard Card, ImmutableArray<Row> Rows, DateTimeOffset Now)
{
    public BoundScoreCard<Row> Bind() => Card.Bind<Row>(b =>
    {
        foreach (var field in Card.Fields)
        {
            var name = field.Name;
            _ = (field, name[0]) switch
            {
                ({ IsPredicate: true }, _) => b.Predicate(name, r => (bool?)r.Fields[name] ?? false),
                (_, 't') => b.Text(name, r => (string?)r.Fields[name]),
                (_, 'f') => b.Flag(name, r => (bool?)r.Fields[name]),
                _ => b.Number(name, r => (double?)r.Fields[name]),
            };
        }
    });

    public Engagement EngagementOf(Row row)
    {
        var engagement = Card.NewEngagement();
        foreach (var (kind, at) in row.Events)
        {
            engagement.Add(kind, at);
        }

        return engagement;
    }

    public DataSet Data() => new(Card.Fields.Select(f => (f, f.Name[0]) switch
    {
        ({ IsPredicate: true }, _) => Column.Boolean(f.Name, Rows.Select(r => (bool?)((bool?)r.Fields[f.Name] ?? false))),
        (_, 't') => Column.Categorical(f.Name, Rows.Select(r => (string?)r.Fields[f.Name])),
        (_, 'f') => Column.Boolean(f.Name, Rows.Select(r => (bool?)r.Fields[f.Name])),
        _ => Column.Numeric(f.Name, Rows.Select(r => (double?)r.Fields[f.Name] ?? double.NaN)),
    }));
}

internal static class Generators
{
    private static readonly string[] Numbers = ["n0", "n1", "n2"];
    private static readonly string[] Flags = ["f0", "f1"];
    private static readonly string[] Texts = ["t0", "t1"];
    private static readonly string[] Predicates = ["p0", "p1"];
    private static readonly string[] Kinds = ["call", "visit", "mail"];
    private static readonly string[] Words = ["", "a", "b", "c", "A", "ab"];

    private static readonly Gen<double> Number = Gen.OneOf(Gen.Choose(-3, 3).Select(i => (double)i), Gen.Choose(-1000, 1000).Select(i => i / 7.0), Gen.Elements(0.1, 1e300, -1e-300, double.Epsilon));

    private static readonly Gen<Condition> Leaf = Gen.OneOf(
        Number.SelectMany(n => Gen.Elements(Numbers).SelectMany(f => Gen.Elements(
            Condition.Equal(f, n), Condition.NotEqual(f, n), Condition.Less(f, n), Condition.AtMost(f, n), Condition.Greater(f, n), Condition.AtLeast(f, n), Condition.Between(f, n, n + 1), Condition.In(f, n, 2, 3)))),
        Gen.Elements(Words).SelectMany(w => Gen.Elements(Texts).SelectMany(f => Gen.Elements(Condition.Equal(f, w), Condition.NotEqual(f, w), Condition.In(f, w, "b"), Condition.Missing(f)))),
        Gen.Elements(Flags).SelectMany(f => Gen.Elements(Condition.Equal(f, true), Condition.NotEqual(f, false), Condition.Missing(f))),
        Gen.Elements(Predicates).Select(Condition.Predicate));

    private static readonly Gen<Decay> AnyDecay = Gen.Choose(1, 90 * 24).SelectMany(h => Gen.Elements(Decay.HalfLife(TimeSpan.FromHours(h)), Decay.Linear(TimeSpan.FromHours(h)), Decay.Window(TimeSpan.FromHours(h))));

    public static readonly Gen<(string Kind, DateTimeOffset At)> Event =
        from kind in Gen.Elements(Kinds)
        from minutes in Gen.OneOf(Gen.Choose(0, 60 * 24 * 30), Gen.Choose(0, 5), Gen.Choose(0, 60 * 24 * 365 * 40))
        select (kind, Samples.Now.AddMinutes(-minutes));

    private static readonly Gen<Row> AnyRow =
        from numbers in Gen.ArrayOf(Gen.OneOf(Number.Select(n => (object?)n), Gen.Constant((object?)null)), Numbers.Length)
        from flags in Gen.ArrayOf(Gen.Elements<object?>(true, false, null), Flags.Length)
        from texts in Gen.ArrayOf(Gen.OneOf(Gen.Elements(Words).Select(w => (object?)w), Gen.Elements<object?>("zzz", null)), Texts.Length)
        from predicates in Gen.ArrayOf(Gen.Elements<object?>(true, false), Predicates.Length)
        from events in Gen.ListOf(Event)
        select new Row(
            Numbers.Zip(numbers).Concat(Flags.Zip(flags)).Concat(Texts.Zip(texts)).Concat(Predicates.Zip(predicates)).ToImmutableDictionary(p => p.First, p => (object?)p.Second, StringComparer.Ordinal),
            [.. events]);

    private static readonly Gen<ImmutableArray<GradeBand>> Bands =
        from names in Gen.Choose(0, 4)
        select names == 0 ? [] : Enumerable.Range(0, names).Select(i => new GradeBand($"g{i}", i == names - 1 ? null : 50 - (i * 33.3))).ToImmutableArray();

    public static readonly Arbitrary<Case> Cases = Arb.From(
        from signals in Gen.Choose(1, 25)
        from card in Card(signals)
        from rows in Gen.Choose(0, 40)
        from records in Gen.ArrayOf(AnyRow, rows)
        select new Case(card, [.. records], Samples.Now));

    private static Gen<Condition> Conditions(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Conditions(depth - 1).Select(Condition.Not),
        Several(depth).Select(c => Condition.All(c)),
        Several(depth).Select(c => Condition.Any(c)));

    private static Gen<Condition[]> Several(int depth) => Gen.Choose(1, 3).SelectMany(n => Gen.ArrayOf(Conditions(depth - 1), n));

    private static Gen<Signal> AnySignal(int place) =>
        from points in Gen.OneOf(Gen.Choose(-20, 20).Select(i => (double)i), Gen.Choose(-2000, 2000).Select(i => i / 97.0))
        from grp in Gen.Elements("one", "two", "three")
        from when in Conditions(2)
        from decay in AnyDecay
        from kind in Gen.Elements(Kinds)
        from shape in Gen.Choose(0, 3)
        from cap in Gen.Elements<double?>(null, 0.5, 7, 33.3)
        select new Signal($"s{place}", grp, points)
        {
            When = shape == 0 ? null : when,
            Event = shape < 2 ? kind : null,
            Decay = shape < 2 ? decay : null,
            Cap = shape < 2 ? cap : null,
        };

    private static Gen<ScoreCard> Card(int signals) =>
        from all in Gen.CollectToArray(Enumerable.Range(0, signals), AnySignal)
        from min in Gen.Elements<double?>(null, 0, -5, -11.1)
        from max in Gen.Elements<double?>(null, 0, 10, 22.2)
        from grades in Bands
        from fit in Bands
        from engagement in Bands
        select new ScoreCard(
            "any",
            [new("one", Dimension.Fit, min, max), new("two", Dimension.Engagement, null, max), new("three", Dimension.Engagement, min)],
            all,
            fit.IsEmpty || engagement.IsEmpty ? grades : null,
            fit.IsEmpty || engagement.IsEmpty ? null : new(fit, engagement, [.. fit.Select(f => engagement.Select(e => $"{f.Name}/{e.Name}").ToImmutableArray())]));
}
