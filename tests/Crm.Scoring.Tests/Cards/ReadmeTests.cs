using System.Globalization;
using Crm.Scoring.Cards;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests.Cards;

public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(RepositoryRoot.Combine("src", "Crm.Scoring", "Cards", "README.md")).ReplaceLineEndings("\n");

    private sealed record Company(double? Employees, string? Industry);

    [Fact]
    public void The_example_does_what_it_says()
    {
        var now = Samples.Now;
        // <example>
        var card = new ScoreCard(
            "leads",
            [new("company", Dimension.Fit, Max: 30), new("activity", Dimension.Engagement)],
            [
                new("size", "company", 20) { When = Condition.AtLeast("employees", 50), Because = "{employees} people work there" },
                new("industry", "company", 15) { When = Condition.In("industry", "saas", "bank") },
                new("calls", "activity", 0.4) { Event = "call", Decay = Decay.Window(TimeSpan.FromDays(7)), Because = "called {count} times in {length}" },
                new("visits", "activity", 3) { Event = "visit", Decay = Decay.HalfLife(TimeSpan.FromDays(14)), Cap = 12 },
            ],
            [new("A", 30), new("B", 15), new("C")]);
        var leads = card.Bind<Company>(b => b.Number("employees", c => c.Employees).Text("industry", c => c.Industry));

        var engagement = card.NewEngagement();                 // stored beside the record: engagement.ToJson(), card.ReadEngagement(json)
        engagement.Add("call", now.AddDays(-1));
        engagement.Add("call", now.AddDays(-6));
        engagement.Add("visit", now.AddDays(-14));
        var (result, reasons) = leads.Explain(new Company(80, "retail"), engagement, now);
        // </example>
        string[] lines = [string.Create(CultureInfo.InvariantCulture, $"result: {result.Score:0.##}, {result.Grade}"), .. reasons.Select(r => r.Text)];
        Assert.Contains(string.Concat(lines.Select(l => $"// {l}\n")), Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_shows_this_example()
    {
        var lines = File.ReadAllLines(RepositoryRoot.Combine("tests", "Crm.Scoring.Tests", "Cards", "ReadmeTests.cs")).ToList();
        var (from, to) = (lines.FindIndex(l => l.Trim() == "// <example>") + 1, lines.FindIndex(l => l.Trim() == "// </example>"));
        Assert.Contains(string.Join('\n', lines[from..to].Select(l => l.Length > 8 ? l[8..] : "")), Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_of_the_readme_is_a_card()
    {
        var from = Readme.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var card = ScoreCard.FromJson(Readme[from..Readme.IndexOf("```", from, StringComparison.Ordinal)]);
        Assert.Equal(["A", "B", "C", "D"], card.GradeNames.AsEnumerable());
        Assert.Equal(card.ToJson(), ScoreCard.FromJson(card.ToJson(indented: true)).ToJson());
    }
}
