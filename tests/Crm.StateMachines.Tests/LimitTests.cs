using System.Globalization;

namespace Crm.StateMachines.Tests;

public sealed class LimitTests
{
    private static readonly StateMachineLimits Tight = new()
    {
        MaxStates = 3,
        MaxTransitions = 3,
        MaxDepth = 2,
        MaxItems = 2,
        MaxNameLength = 5,
        MaxTextLength = 7,
        MaxTableSize = 12,
        MaxJsonBytes = 600,
    };

    public static TheoryData<string, Action<StateMachineBuilder>> TooMuch => new()
    {
        { "states", builder => builder.State("c").State("d") },
        { "transitions", builder => builder.Transition("a", "t", "b").Transition("a", "u", "b").Transition("a", "v", "b") },
        { "depth", builder => builder.State("c", c => c.In("a")).State("d", d => d.In("c").State("e")) },
        { "guards", builder => builder.Transition("a", "t", "b", t => t.When("1").When("2").When("3")) },
        { "effects", builder => builder.Transition("a", "t", "b", t => t.Do("1").Do("2").Do("3")) },
        { "entry", builder => builder.State("c", c => c.OnEntry("1").OnEntry("2").OnEntry("3")) },
        { "tags", builder => builder.State("c", c => c.Tag("1", "").Tag("2", "").Tag("3", "")) },
        { "name", builder => builder.Internal("a", "sixsix") },
        { "text", builder => builder.Internal("a", "t", t => t.Label("eight888")) },
    };

    [Theory]
    [MemberData(nameof(TooMuch), DisableDiscoveryEnumeration = true)]
    public void More_than_the_limits_is_a_typed_error(string what, Action<StateMachineBuilder> add)
    {
        var builder = StateMachine.Define("m").Initial("a").State("a", a => a.On("go", "b")).State("b", b => b.Final());
        builder.Build(Tight);
        add(builder);
        var limits = what == "depth" ? Tight with { MaxStates = 9 } : Tight;

        var exception = Assert.Throws<StateMachineDefinitionException>(() => builder.Build(limits));

        Assert.Contains(exception.Problems, problem => problem.Code == StateMachineErrorCodes.LimitExceeded);
    }

    [Fact]
    public void The_table_is_limited_although_inheritance_multiplies()
    {
        var builder = StateMachine.Define("m").Initial("open").State("open", open =>
        {
            open.Initial("0");
            for (var i = 0; i < 200; i++)
            {
                open.State(Text(i)).On(Text(i), Text(i), t => t.Do("1").Do("2").Do("3").Do("4"));
            }
        });

        Assert.Equal(200, builder.Build().Triggers.Length);
        var problem = Assert.Single(Assert.Throws<StateMachineDefinitionException>(() => builder.Build(new() { MaxTableSize = 100_000 })).Problems);
        Assert.Equal(StateMachineErrorCodes.LimitExceeded, problem.Code);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void One_state_and_trigger_have_at_most_64_guards(int guards, bool fits)
    {
        var builder = StateMachine.Define("m").Initial("a").State("a").State("b", b => b.Final())
            .Transition("a", "t", "b", t => Enumerable.Range(0, guards).ToList().ForEach(i => t.When(Text(i))));
        var limits = new StateMachineLimits { MaxItems = 100 };

        if (fits)
        {
            var decision = builder.Build(limits).Decide("a", "t", "0", "63");
            Assert.Equal(["0", "63"], decision.UnmetGuards.ToImmutableArray().Select(guard => guard.Name));
        }
        else
        {
            Assert.Equal(StateMachineErrorCodes.LimitExceeded, Assert.Throws<StateMachineDefinitionException>(() => builder.Build(limits)).Problems[0].Code);
        }
    }

    [Theory]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"}]}""", "$.states[3]")]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a","states":[{"name":"b","states":[{"name":"c"}]}]}]}""", "$.states[0].states[0].states[0].name")]
    public void Json_is_held_to_them_too(string json, string path)
    {
        var problems = Assert.Throws<StateMachineDefinitionException>(() => StateMachine.FromJson(json, Tight)).Problems;
        Assert.Contains(problems, problem => (problem.Code, problem.Path) == (StateMachineErrorCodes.LimitExceeded, path));
    }

    [Fact]
    public void Json_that_is_too_long_is_not_even_read()
    {
        var json = new string(' ', 601);
        Assert.Equal(StateMachineErrorCodes.LimitExceeded, Assert.Throws<StateMachineDefinitionException>(() => StateMachine.FromJson(json, Tight)).Problems[0].Code);
        Assert.Equal(StateMachineErrorCodes.LimitExceeded, Assert.Throws<StateMachineDefinitionException>(() => StateMachine.FromJson(new byte[601], Tight)).Problems[0].Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void Limits_have_ranges(int depth)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new StateMachineLimits { MaxDepth = depth });
        Assert.Equal("MaxDepth", exception.ParamName);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
