using System.Text;
using System.Text.RegularExpressions;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.StateMachines.Tests;

public sealed class JsonFuzzTests
{
    private static readonly string[] Fragments =
        ["{", "}", "[", "]", "\"", ",", ":", "null", "true", "1e99", "\"a\"", "\"open\"", "\\", "\\ud800", "\0", "\"states\":[", "{\"name\":", "[[[[[[[[[[[[[[[[[[[[[[[[[[", "//", "-"];

    [Fact]
    public void Broken_text_is_always_a_typed_error() => Prop.ForAll(Generators.Seeds, seed =>
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(random.Next(2) == 0 ? Samples.DealJson : Generators.Valid(random).Build().ToJson()).ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(20), bytes.Count - at - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), random.Next(bytes.Count / 2)));
                    break;
            }
        }

        AssertTyped(() => StateMachine.FromJson(bytes.ToArray()));
        AssertTyped(() => StateMachine.FromJson(Encoding.Latin1.GetString([.. bytes])));
    }).Holds(2_000);

    [Fact]
    public void Values_of_the_wrong_type_are_always_a_typed_error() => Prop.ForAll(Generators.Seeds, seed =>
    {
        var random = new Random(seed);
        string[] tokens = ["null", "true", "0", "-1", "1e400", "\"\"", "\"open\"", "\"\\udfff\"", "[]", "{}", "[[]]", "{\"name\":\"x\"}", "[\"x\",\"x\"]"];
        var json = Regex.Replace(
            Samples.DealJson,
            ": (\"[a-zA-Z ]+\"|true)",
            match => random.Next(6) == 0 ? ": " + tokens[random.Next(tokens.Length)] : match.Value,
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        AssertTyped(() => StateMachine.FromJson(json));
    }).Holds(1_000);

    /// <summary>What happens to be valid has to be so all the way; anything else is of the one family, with a place for each problem.</summary>
    private static void AssertTyped(Func<StateMachine> read)
    {
        try
        {
            var machine = read();
            Assert.Equal(machine.ToJson(), StateMachine.FromJson(machine.ToJson()).ToJson());
        }
        catch (StateMachineDefinitionException exception)
        {
            Assert.NotEmpty(exception.Problems);
            Assert.All(exception.Problems, problem => Assert.StartsWith("$", problem.Path, StringComparison.Ordinal));
        }
    }
}
