using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.StateMachines.Tests;

public sealed class DiagramTests
{
    [Fact]
    public void Mermaid() => Assert.Equal(
        """
        stateDiagram-v2
            state "Open" as open {
                state "prospecting" as prospecting
                state "proposal" as proposal
                proposal : entry / task(send offer)
                proposal : exit / closeTasks
                [*] --> prospecting
            }
            note right of open
                entry / startClock
                exit / stopClock
                call / logCall
            end note
            state "won" as won
            won : entry / celebrate
            won --> [*]
            state "lost" as lost
            lost --> [*]
            [*] --> open
            prospecting --> proposal : advance
            open --> won : Win [hasAmount, hasContact] / stampCloseDate
            open --> lost : lose
            open --> open : restart
            lost --> open : reopen

        """,
        Samples.Deal().ToMermaid());

    [Fact]
    public void Dot() => Assert.Equal(
        """
        digraph "b2b" {
            compound=true;
            node [shape=box, style=rounded];
            subgraph "cluster_open" {
                label="Open\nentry / startClock\nexit / stopClock\ncall / logCall";
                "prospecting" [label="prospecting"];
                "proposal" [label="proposal\nentry / task(send offer)\nexit / closeTasks"];
            }
            "won" [label="won\nentry / celebrate", peripheries=2];
            "lost" [label="lost", peripheries=2];
            "start" [shape=point, label=""];
            "start" -> "prospecting" [lhead="cluster_open"];
            "prospecting" -> "proposal" [label="advance"];
            "prospecting" -> "won" [label="Win [hasAmount, hasContact] / stampCloseDate", ltail="cluster_open"];
            "prospecting" -> "lost" [label="lose", ltail="cluster_open"];
            "prospecting" -> "prospecting" [label="Open: restart"];
            "lost" -> "prospecting" [label="reopen", lhead="cluster_open"];
        }

        """,
        Samples.Deal().ToDot());

    [Fact]
    public void Mermaid_escapes() => Assert.Equal(
        """
        stateDiagram-v2
            state "a #34;b#34;#59; #35;c #60;d#62;" as s1
            state "in review" as s1_
            s1_ --> [*]
            state "end" as s2
            s2 --> [*]
            state "start" as start
            start --> [*]
            [*] --> s1
            s1 --> s2 : to#58; the #123;end#125; / x(back#92;slash)
            s2 --> s1_ : look
            s2 --> start : again

        """,
        Odd().ToMermaid());

    [Fact]
    public void Dot_escapes() => Assert.Equal(
        """
        digraph "say \"m\"" {
            compound=true;
            node [shape=box, style=rounded];
            "s1" [label="a \"b\"; #c\n<d>"];
            "in review" [label="in review", peripheries=2];
            "end" [label="end", peripheries=2];
            "start" [label="start", peripheries=2];
            "start_" [shape=point, label=""];
            "start_" -> "s1";
            "s1" -> "end" [label="to: the {end} / x(back\\slash)"];
            "end" -> "in review" [label="look"];
            "end" -> "start" [label="again"];
        }

        """,
        Odd().ToDot());

    [Fact]
    public void Braces_and_quotes_balance_for_any_machine() => Prop.ForAll(Generators.Seeds, seed =>
    {
        var machine = Generators.Valid(new Random(seed)).Build();
        foreach (var diagram in new[] { machine.ToMermaid(), machine.ToDot() })
        {
            Assert.Equal(diagram.Count(c => c == '{'), diagram.Count(c => c == '}'));
            Assert.Equal(0, diagram.Count(c => c == '"') % 2);
            Assert.All(machine.States, state => Assert.Contains($"\"{state.Name}\"", diagram.Replace("cluster_", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }).Holds(200);

    private static StateMachine Odd() => StateMachine.Define("say \"m\"").Initial("s1")
        .State("s1", s => s.Label("a \"b\"; #c\n<d>").On("end", "end", t => t.Label("to: the {end}").Do("x", "back\\slash")))
        .State("in review", s => s.Final())
        .State("end", s => s.Final().On("look", "in review"))
        .State("start", s => s.Final())
        .Transition("end", "again", "start")
        .Build();
}
