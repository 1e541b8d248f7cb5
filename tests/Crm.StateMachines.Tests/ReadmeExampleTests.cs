namespace Crm.StateMachines.Tests;

public sealed class ReadmeExampleTests
{
    private readonly record struct Deal(decimal? Amount);

    [Fact]
    public void The_example_does_what_it_says()
    {
        // <example>
        StateMachine definition = StateMachine.Define("deal")
            .Initial("prospecting")
            .State("open", open => open.Initial("prospecting").OnExit("stopClock")
                .State("prospecting", state => state.On("advance", to: "proposal"))
                .State("proposal"))
            .State("won", won => won.Final())
            .Transition("open", "win", "won", win => win.When("hasAmount", reason: "amount_missing").Do("stampCloseDate"))
            .Build();

        StateMachine<Deal> deals = definition.Bind(new Dictionary<string, GuardPredicate<Deal>>
        {
            ["hasAmount"] = static (in deal) => deal.Amount is not null,
        });
        Decision refused = deals.Decide("proposal", "win", new Deal(Amount: null)); // refused.UnmetGuards: amount_missing
        Decision accepted = deals.Decide("proposal", "win", new Deal(Amount: 100)); // accepted.Next: won
        // </example>
        Assert.Equal("proposal -win-> refused: amount_missing", refused.ToString());
        Assert.Equal("won", accepted.Next.Name);
        Assert.Equal(["stopClock", "stampCloseDate"], accepted.Effects.Names());
    }

    [Fact]
    public void The_readme_shows_this_example()
    {
        var lines = Resource("ReadmeExampleTests.cs").Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var from = lines.FindIndex(line => line.Trim() == "// <example>") + 1;
        var to = lines.FindIndex(line => line.Trim() == "// </example>");
        var example = string.Join('\n', lines[from..to].Select(line => line.Length > 8 ? line[8..] : ""));

        Assert.Contains(example, Resource("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_of_the_readme_is_a_machine()
    {
        var readme = Resource("README.md");
        var from = readme.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var machine = StateMachine.FromJson(readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)]);

        Assert.Equal("won", machine.Decide("proposal", "win").Next.Name);
        Assert.Equal("amount_missing", machine.Guards[0].Reason);
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeExampleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
