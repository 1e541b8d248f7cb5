using System.Linq.Expressions;
using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

/// <summary>Conditions as one generated method answer as the tests they were made of, over rows of boxed slots and over records (<see cref="EvaluationLawTests"/> does those).</summary>
public class GeneratedCodeTests
{
    private static readonly Entity Rows = new(
        "row",
        [
            Slot("exact", ValueKind.Text, 0),
            Slot("kept", ValueKind.Text, 1, key: 2),
            Slot("folded", ValueKind.Text, 1, TextRule.Folded),
            Slot("flag", ValueKind.Boolean, 3),
            Slot("number", ValueKind.Integer, 4),
            Slot("other", ValueKind.Integer, 5),
            Slot("amount", ValueKind.Decimal, 6),
            Slot("day", ValueKind.Date, 7),
            Slot("until", ValueKind.Date, 8),
            Slot("moment", ValueKind.Instant, 9),
            Slot("owner", ValueKind.Id, 10),
        ]);

    private static readonly Catalogue Catalogue = new([Rows]);
    private static readonly CriteriaChecker Checker = new(Catalogue);

    [Fact]
    public void It_answers_as_the_tests_do()
    {
        var generated = 0;
        Law.Holds(3_000, seed =>
        {
            var random = new Random(seed);
            var criterion = new RandomCriteria(Catalogue, random, new CriteriaSamples()).Next(Rows);
            var tests = Checker.Check(criterion, Rows, SampleCrm.Context).Compile();
            var code = Checker.Check(criterion, Rows, SampleCrm.Context).Compile();
            code.Generate();
            generated += code.IsGenerated ? 1 : 0;
            for (var i = 0; i < 20; i++)
            {
                var row = Row(random);
                Assert.True(tests.Matches(row) == code.Matches(row), $"{CriterionText.Write(criterion)}\n of {string.Join(", ", row)}: not {code.Matches(row)}");
            }
        });
        Assert.InRange(generated, 2_000, 3_000);
    }

    [Fact]
    public void A_condition_goes_over_to_it_after_many_rows_and_no_row_allocates()
    {
        var compiled = Check("exact >= 'a' and kept contains 'c' and amount > 1 or day <= today or number in (1, 2, 3) or flag");
        var random = new Random(1);
        var rows = Enumerable.Range(0, 64).Select(_ => Row(random)).ToArray();
        var found = rows.Count(compiled.Matches);
        for (var judged = rows.Length; judged < CompiledCriterion.RowsBeforeCode - 1; judged++)
        {
            compiled.Matches(rows[0]);
        }

        Assert.False(compiled.IsGenerated);
        compiled.Matches(rows[0]);
        Assert.True(SpinWait.SpinUntil(() => compiled.IsGenerated, TimeSpan.FromMinutes(1)));
        Assert.Equal(found, rows.Count(compiled.Matches));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var row in rows)
        {
            compiled.Matches(row);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Where_no_field_can_be_read_in_place_or_there_is_too_much_there_is_no_method()
    {
        var plain = new Entity("plain", [new Field("number", ValueKind.Integer, r => r), new Field("wrong", ValueKind.Integer, r => r) { ReadExpression = (Expression<Func<object, string>>)(_ => "") }]);
        var compiled = new CriteriaChecker(new Catalogue([plain])).Check("number = 1 and wrong = 1", plain, SampleCrm.Context).Compile();
        compiled.Generate();
        Assert.False(compiled.IsGenerated);
        Assert.True(compiled.Matches(1L));
        Assert.False(compiled.Matches(2L));

        var many = new CheckedAnyOf([.. Enumerable.Range(0, 500).Select(n => Checker.Check($"number = {n}", Rows, SampleCrm.Context))]).Compile();
        many.Generate();
        Assert.False(many.IsGenerated);
        var row = new object?[11];
        Assert.False(many.Matches(row));
        row[4] = 499L;
        Assert.True(many.Matches(row));
    }

    [Fact]
    public void Dates_of_another_calendar_are_refused_alike()
    {
        var row = new object?[11];
        row[7] = new LocalDate(5777, 1, 1, CalendarSystem.HebrewCivil);
        var compiled = Check("day < 2017-08-16");
        Assert.Throws<ArgumentException>(() => compiled.Matches(row));
        compiled.Generate();
        Assert.True(compiled.IsGenerated);
        Assert.Throws<ArgumentException>(() => compiled.Matches(row));
    }

    private static CompiledCriterion Check(string text) => Checker.Check(text, Rows, SampleCrm.Context).Compile();

    private static object?[] Row(Random random)
    {
        var samples = new CriteriaSamples();
        var text = Maybe(samples.Texts);
        return
        [
            Maybe(samples.Texts), text, text is string given ? TextFolding.Fold(given) : null, random.Next(3) switch { 0 => null, 1 => true, _ => false }, Maybe(samples.Integers),
            Maybe(samples.Integers), Maybe(samples.Decimals), Maybe(samples.Dates), Maybe(samples.Dates), Maybe(samples.Instants), Maybe(samples.Ids),
        ];

        object? Maybe<T>(IReadOnlyList<T> from) => random.Next(4) == 0 ? null : from[random.Next(from.Count)];
    }

    private static Field Slot(string name, ValueKind kind, int slot, TextRule rule = TextRule.Exact) =>
        new(name, kind, row => ((object?[])row)[slot]) { TextRule = rule, ReadExpression = InPlace(slot) };

    private static Field Slot(string name, ValueKind kind, int slot, int key) => new(name, kind, row => ((object?[])row)[slot])
    {
        TextRule = TextRule.Folded,
        ReadExpression = InPlace(slot),
        ReadKey = row => (string?)((object?[])row)[key],
        KeyExpression = InPlace(key),
    };

    private static Expression<Func<object?[], object?>> InPlace(int slot) => row => row[slot];
}
