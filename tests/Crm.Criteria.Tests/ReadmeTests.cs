namespace Crm.Criteria.Tests;

/// <summary>The README's example, run; and the README held to it.</summary>
public class ReadmeTests
{
    private sealed record Order(decimal Amount, string City, LocalDate PlacedOn);

    [Fact]
    public void The_example_works()
    {
        var orders = new List<Order> { new(150, "KÖLN", new LocalDate(2017, 8, 1)), new(150, "Köln", new LocalDate(2017, 7, 31)), new(50, "Bonn", new LocalDate(2017, 8, 1)) };

        // example
        var amount = new Field("amount", ValueKind.Decimal, o => ((Order)o).Amount);
        var city = new Field("city", ValueKind.Text, o => ((Order)o).City) { TextRule = TextRule.Folded };
        var placed = new Field("placedOn", ValueKind.Date, o => ((Order)o).PlacedOn);
        var catalogue = new Catalogue([new Entity("order", [amount, city, placed])]);

        var checker = new CriteriaChecker(catalogue);
        var context = new CheckContext { Now = Instant.FromUtc(2017, 8, 16, 10, 0) };
        var condition = checker.Check("amount > 100 and city in ('Köln', 'Bonn') and placedOn in this month", catalogue["order"], context);
        var matches = condition.Compile();
        var found = orders.Where(order => matches.Matches(order)).ToList();

        // what is wrong
        var error = Assert.Throws<CriteriaException>(() => checker.Check("amuont > 100", catalogue["order"], context));
        Assert.Equal("'order' has no field 'amuont'. Did you mean 'amount'?", error.Message);
        Assert.Equal(("criteria.unknown_field", 0, "amount"), (error.Code, error.Position, error.Expected[0]));

        // end
        Assert.Equal([orders[0]], found);
    }

    [Fact]
    public void The_readme_shows_what_was_run()
    {
        var root = Root();
        var source = File.ReadAllLines(Path.Combine(root, "tests/Crm.Criteria.Tests/ReadmeTests.cs")).Select(line => line.Trim()).ToList();
        var shown = File.ReadAllLines(Path.Combine(root, "src/Crm.Criteria/README.md"))
            .SkipWhile(line => line != "```csharp")
            .TakeWhile(line => line != "## The way of a condition")
            .Where(line => line.StartsWith("var ", StringComparison.Ordinal) || line.StartsWith("Assert", StringComparison.Ordinal))
            .ToList();
        var run = source.SkipWhile(line => line != "// example").TakeWhile(line => line != "// end").Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        Assert.Equal(run, shown);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "src/Crm.Criteria/README.md")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
