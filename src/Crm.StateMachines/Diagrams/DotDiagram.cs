using System.Text;

namespace Crm.StateMachines.Diagrams;

/// <summary>Draws a machine as a Graphviz digraph. Edges of a super-state end at its border (<c>ltail</c>, <c>lhead</c>).</summary>
internal sealed class DotDiagram
{
    private readonly StringBuilder _text = new();
    private readonly StateMachine _machine;

    private DotDiagram(StateMachine machine) => _machine = machine;

    public static string Draw(StateMachine machine)
    {
        var diagram = new DotDiagram(machine);
        diagram.Draw();
        return diagram._text.ToString();
    }

    private void Draw()
    {
        Line(0, $"digraph {Quote(_machine.Name)} {{");
        Line(1, "compound=true;");
        Line(1, "node [shape=box, style=rounded];");
        foreach (var root in _machine.States.Where(static state => state.Parent is null))
        {
            DrawState(root, 1);
        }

        var start = "start";
        while (_machine.TryGetState(start, out _))
        {
            start += "_";
        }

        Line(1, $"{Quote(start)} [shape=point, label=\"\"];");
        Line(1, $"{Quote(start)} -> {Quote(_machine.Initial.Name)}{Attributes(null, null, _machine.DeclaredInitial)};");
        foreach (var transition in _machine.Transitions.Where(static transition => !transition.IsInternal))
        {
            var (source, target) = (transition.Source, transition.Target!);
            Line(1, $"{Quote(source.Leaf.Name)} -> {Quote(target.Leaf.Name)}{Attributes(LabelOf(transition), source, target)};");
        }

        Line(0, "}");
    }

    private void DrawState(State state, int depth)
    {
        var label = Quote(string.Join('\n', DiagramText.Inside(state, _machine).Prepend(state.Label ?? state.Name)));
        if (!state.IsSuperState)
        {
            Line(depth, $"{Quote(state.Name)} [label={label}{(state.IsFinal ? ", peripheries=2" : "")}];");
            return;
        }

        Line(depth, $"subgraph {Cluster(state)} {{");
        Line(depth + 1, $"label={label};");
        foreach (var child in state.Children)
        {
            DrawState(child, depth + 1);
        }

        Line(depth, "}");
    }

    /// <summary>An edge cannot start at the border of a cluster it stays in, so there the label says whose it is.</summary>
    private static string LabelOf(Transition transition)
    {
        var (source, text) = (transition.Source, DiagramText.Of(transition));
        return source.IsSuperState && transition.Target!.IsWithin(source) ? $"{source.Label ?? source.Name}: {text}" : text;
    }

    private static string Attributes(string? label, State? source, State target)
    {
        List<string> attributes = [];
        if (label is not null)
        {
            attributes.Add($"label={Quote(label)}");
        }

        if (source is { IsSuperState: true } && !target.IsWithin(source))
        {
            attributes.Add($"ltail={Cluster(source)}");
        }

        if (target.IsSuperState && source?.IsWithin(target) != true)
        {
            attributes.Add($"lhead={Cluster(target)}");
        }

        return attributes.Count == 0 ? "" : $" [{string.Join(", ", attributes)}]";
    }

    private static string Cluster(State state) => Quote($"cluster_{state.Name}");

    private static string Quote(string text)
    {
        var escaped = text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');
}
