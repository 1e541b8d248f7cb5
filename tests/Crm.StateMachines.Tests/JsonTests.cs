using System.Text;

namespace Crm.StateMachines.Tests;

public sealed class JsonTests
{
    [Fact]
    public void Json_and_code_define_the_same_machine() => Assert.Equal(
        SortedTransitions(Samples.DealInCode()), SortedTransitions(Samples.Deal()));

    [Fact]
    public void The_text_is_the_documented_shape() => Assert.Equal(
        """{"name":"routing","initial":"new","states":[{"name":"new"},{"name":"high","final":true},{"name":"middle","final":true},{"name":"low","final":true}],"transitions":[{"from":"new","trigger":"route","to":"middle","order":2,"guards":["isKnown"]},{"from":"new","trigger":"route","to":"high","order":1,"guards":["isLarge","isKnown"]},{"from":"new","trigger":"route","to":"low","order":3}]}""",
        DecisionTests.Ordered(true).ToJson());

    [Fact]
    public void Every_text_survives_the_round_trip()
    {
        const string Odd = "\"\\</script> \u00e4\ud83d\ude00 [*] --> {x}; 'y' # %% : a\nb";
        var machine = StateMachine.Define("o'dd \"m\"").Initial("a.b")
            .State("a.b", a => a.Label(Odd).Kind(Odd).Tag("k.k", Odd).OnExit("x", Odd))
            .State("[*]", end => end.Final())
            .Transition("a.b", "end", "[*]", t => t.Label(Odd).When("g", "r", Odd).Do("e", "").Order(int.MinValue))
            .Build();

        var read = StateMachine.FromJson(Encoding.UTF8.GetBytes(machine.ToJson(indented: true)));

        Assert.Equal(machine.ToJson(), read.ToJson());
        Assert.Equal((Odd, Odd, Odd), (read.Initial.Label, read.Initial.Kind, read.Initial.Tags["k.k"]));
        Assert.Equal(Odd, read.Guards[0].Description);
        Assert.Equal([new("x", Odd), new("e", "")], read.Decide("a.b", "end").Effects.AsEnumerable());
    }

    [Theory]
    [InlineData("""{"name":"m",""", StateMachineErrorCodes.JsonSyntax, "$")]
    [InlineData("""{"name":"m","states":[[],{"name":""", StateMachineErrorCodes.JsonSyntax, "$.states[1].name")]
    [InlineData("""{"name":"m","states":[{"name":"a"},{"name":x}]}""", StateMachineErrorCodes.JsonSyntax, "$.states[1].name")]
    [InlineData("", StateMachineErrorCodes.JsonSyntax, "$")]
    [InlineData("[]", StateMachineErrorCodes.JsonType, "$")]
    [InlineData("""{"initial":"a","states":[]}""", StateMachineErrorCodes.JsonMissingProperty, "$.name")]
    [InlineData("""{"name":7,"states":[]}""", StateMachineErrorCodes.JsonType, "$.name")]
    [InlineData("""{"name":"m","states":{}}""", StateMachineErrorCodes.JsonType, "$.states")]
    [InlineData("""{"name":"m","states":[{"name":"a","final":1}]}""", StateMachineErrorCodes.JsonType, "$.states[0].final")]
    [InlineData("""{"name":"m","states":[{"name":"a","tags":{"a b":1}}]}""", StateMachineErrorCodes.JsonType, "$.states[0].tags['a b']")]
    [InlineData("""{"name":"m","states":[{"name":"a","tags":[]}]}""", StateMachineErrorCodes.JsonType, "$.states[0].tags")]
    [InlineData("""{"name":"m","states":[{"name":"a","onEntry":[null]}]}""", StateMachineErrorCodes.JsonType, "$.states[0].onEntry[0]")]
    [InlineData("""{"name":"m","states":[{"nmae":"a"}]}""", StateMachineErrorCodes.JsonUnknownProperty, "$.states[0].nmae")]
    [InlineData("""{"name":"m","states":[],"states":[]}""", StateMachineErrorCodes.JsonDuplicateProperty, "$.states")]
    [InlineData("""{"name":"m","states":[],"transitions":[{"trigger":"t"}]}""", StateMachineErrorCodes.JsonMissingProperty, "$.transitions[0].from")]
    [InlineData("""{"name":"m","transitions":[{"from":"a","trigger":"t","order":1.5}]}""", StateMachineErrorCodes.JsonType, "$.transitions[0].order")]
    [InlineData("""{"name":"m","transitions":[{"from":"a","trigger":"t","guards":[{"name":"g","why":""}]}]}""", StateMachineErrorCodes.JsonUnknownProperty, "$.transitions[0].guards[0].why")]
    [InlineData("""{"name":"\ud800","states":[]}""", StateMachineErrorCodes.InvalidText, "$.name")]
    [InlineData("""{"\ud800":"m"}""", StateMachineErrorCodes.InvalidText, "$")]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a","final":true}],"transitions":[{"from":"a","trigger":"t"}]}""", StateMachineErrorCodes.MissingTarget, "$.transitions[0].to")]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a","final":true}],"transitions":[{"from":"a","trigger":"t","to":"a","internal":true}]}""", StateMachineErrorCodes.InternalWithTarget, "$.transitions[0].to")]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a"}],"transitions":[{"from":"a","trigger":"t","to":"b"}]}""", StateMachineErrorCodes.UnknownTarget, "$.transitions[0].to")]
    [InlineData("""{"name":"m","states":[{"name":"a","final":true}]}""", StateMachineErrorCodes.NoInitial, "$.initial")]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a","states":[{"name":"b","final":true}]}]}""", StateMachineErrorCodes.NoInitial, "$.states[0].initial")]
    [InlineData("""{"name":"m","initial":"a","states":[{"name":"a"}]}""", StateMachineErrorCodes.DeadEnd, "$.states[0].name")]
    public void Errors_say_what_and_where(string json, string code, string path)
    {
        var exception = Assert.Throws<StateMachineDefinitionException>(() => StateMachine.FromJson(json));

        Assert.Contains((code, path), exception.Problems.Select(problem => (problem.Code, problem.Path!)));
    }

    [Theory]
    [InlineData("""{"name":1}""", StateMachineErrorCodes.InvalidJson)]
    [InlineData("{", StateMachineErrorCodes.InvalidJson)]
    [InlineData("""{"name":"m"}""", StateMachineErrorCodes.InvalidDefinition)]
    public void The_exception_tells_a_wrong_text_from_a_wrong_machine(string json, string code) =>
        Assert.Equal(code, Assert.Throws<StateMachineDefinitionException>(() => StateMachine.FromJson(json)).Code);

    [Fact]
    public void A_lone_surrogate_in_the_text_is_a_typed_error() => Assert.Equal(
        StateMachineErrorCodes.JsonSyntax,
        Assert.Throws<StateMachineDefinitionException>(() => StateMachine.FromJson("\"\ud800\"")).Problems[0].Code);

    private static string SortedTransitions(StateMachine machine)
    {
        // Declared in another order, which only the order of the triggers shows.
        var lines = machine.ToJson().Replace("{\"from\"", "\n{\"from\"", StringComparison.Ordinal).TrimEnd(']', '}').Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal));
    }
}
