using System.Linq.Expressions;
using BenchmarkDotNet.Attributes;
using Crm.Criteria;
using NodaTime;

namespace Crm.Benchmarks.Criteria;

/// <summary>
/// Six conditions over a thousand orders: from the text to the checked tree, from the text to all rows answered, and rows alone. The baselines are the same condition as a lambda with the
/// same text rules (the folded key of a name, ordinal comparison), compiled from its expression tree, and compiled by C#; over typed orders, and over rows of slots as a store has them.
/// </summary>
public class CriteriaBenchmarks
{
    private const int Rows = 1_000;
    private const string Text = "amount > 250 and name contains 'chair' and stage in ('open', 'won') and closeDate in this year and industry != 'SaaS' and isHot";
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 1, 12, 0);
    private static readonly CheckContext Context = new() { Now = Now };
    private readonly Order[] orders = [.. Enumerable.Range(0, Rows).Select(Order.Make)];
    private Entity entity = null!;
    private CriteriaChecker checker = null!;
    private CompiledCriterion compiled = null!;
    private readonly object?[][] slots = [.. Enumerable.Range(0, Rows).Select(i => Order.Make(i).Slots())];
    private CompiledCriterion compiledForSlots = null!;

    [GlobalSetup]
    public void Setup()
    {
        entity = new Entity(
            "order",
            [
                new Field("amount", ValueKind.Decimal, o => ((Order)o).Amount) { ReadExpression = Inline(o => o.Amount), ReadUnboxed = (Func<object, decimal?>)(o => ((Order)o).Amount) },
                new Field("name", ValueKind.Text, o => ((Order)o).Name) { TextRule = TextRule.Folded, ReadExpression = Inline(o => o.Name), ReadKey = o => ((Order)o).NameKey, KeyExpression = Inline(o => o.NameKey) },
                new Field("stage", ValueKind.Text, o => ((Order)o).Stage) { ReadExpression = Inline(o => o.Stage) },
                new Field("closeDate", ValueKind.Date, o => ((Order)o).CloseDate) { ReadExpression = Inline(o => o.CloseDate), ReadUnboxed = (Func<object, LocalDate?>)(o => ((Order)o).CloseDate) },
                new Field("industry", ValueKind.Text, o => ((Order)o).Industry) { ReadExpression = Inline(o => o.Industry) },
                new Field("isHot", ValueKind.Boolean, o => ((Order)o).IsHot) { ReadExpression = Inline(o => o.IsHot), ReadUnboxed = (Func<object, bool?>)(o => ((Order)o).IsHot) },
            ]);
        checker = new CriteriaChecker(new Catalogue([entity]));
        compiled = checker.Check(Text, entity, Context).Compile();
        var slotEntity = SlotFields.Entity();
        compiledForSlots = new CriteriaChecker(new Catalogue([slotEntity])).Check(Text, slotEntity, Context).Compile();
        if (RowsByDelegate() is not (> 0 and < Rows and var found) || RowsByLambda() != found || TextToRows() != found || ExpressionToRows() != found
            || SlotsByDelegate() != found || SlotsByLambda() != found)
        {
            throw new InvalidOperationException("Not all find the same.");
        }
    }

    [Benchmark]
    [BenchmarkCategory("criteria: text to checked tree")]
    public CheckedCriterion TextToTree() => checker.Check(Text, entity, Context);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("criteria: to the first 1,000 rows answered")]
    public int ExpressionToRows()
    {
        var (from, to) = Year();
        Expression<Func<Order, bool>> condition = o => o.Amount > 250m && o.NameKey != null && o.NameKey.Contains("chair", StringComparison.Ordinal)
            && (o.Stage == "open" || o.Stage == "won") && o.CloseDate >= from && o.CloseDate < to && o.Industry != "SaaS" && o.IsHot == true;
        var matches = condition.Compile();
        var found = 0;
        foreach (var order in orders)
        {
            found += matches(order) ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    [BenchmarkCategory("criteria: to the first 1,000 rows answered")]
    public int TextToRows()
    {
        var matches = checker.Check(Text, entity, Context).Compile();
        var found = 0;
        foreach (var order in orders)
        {
            found += matches.Matches(order) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    [BenchmarkCategory("criteria: a row")]
    public int RowsByLambda()
    {
        var (from, to) = Year();
        Func<Order, bool> matches = o => o.Amount > 250m && o.NameKey != null && o.NameKey.Contains("chair", StringComparison.Ordinal)
            && (o.Stage == "open" || o.Stage == "won") && o.CloseDate >= from && o.CloseDate < to && o.Industry != "SaaS" && o.IsHot == true;
        var found = 0;
        foreach (var order in orders)
        {
            found += matches(order) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [BenchmarkCategory("criteria: a row")]
    public int RowsByDelegate()
    {
        var found = 0;
        foreach (var order in orders)
        {
            found += compiled.Matches(order) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    [BenchmarkCategory("criteria: a row of slots")]
    public int SlotsByLambda()
    {
        var (from, to) = Year();
        Func<object?[], bool> matches = r => r[0] is decimal amount && amount > 250m && r[2] is string key && key.Contains("chair", StringComparison.Ordinal)
            && r[3] is string stage && (stage == "open" || stage == "won") && r[4] is LocalDate date && date >= from && date < to && (string?)r[5] != "SaaS" && r[6] is true;
        var found = 0;
        foreach (var row in slots)
        {
            found += matches(row) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [BenchmarkCategory("criteria: a row of slots")]
    public int SlotsByDelegate()
    {
        var found = 0;
        foreach (var row in slots)
        {
            found += compiledForSlots.Matches(row) ? 1 : 0;
        }

        return found;
    }

    private static Expression<Func<Order, T>> Inline<T>(Expression<Func<Order, T>> read) => read;

    private static (LocalDate From, LocalDate To) Year() => (new(2026, 1, 1), new(2027, 1, 1));
}
