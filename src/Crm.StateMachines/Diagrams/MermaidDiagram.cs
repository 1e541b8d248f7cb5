using System.Globalization;
using System.Text;

namespace Crm.StateMachines.Diagrams;

/// <summary>Draws a machine as Mermaid's <c>stateDiagram-v2</c>.</summary>
internal sealed class MermaidDiagram
{
    private readonly StringBuilder _text = new();
    private readonly StateMachine _machine;
    private readonly string[] _ids;

    private MermaidDiagram(StateMachine machine) => (_machine, _ids) = (machine, MermaidIds.Of(machine));

    public static string Draw(StateMachine machine)
    {
        var diagram = new MermaidDiagram(machine);
        diagram.Line(0, "stateDiagram-v2");
        foreach (var root in machine.States.Where(static state => state.Parent is null))
        {
            diagram.DrawState(root, 1);
        }

        diagram.Line(1, $"[*] --> {diagram.Id(machine.DeclaredInitial)}");
        foreach (var transition in machine.Transitions.Where(static transition => !transition.IsInternal))
        {
            diagram.Line(1, $"{diagram.Id(transition.Source)} --> {diagram.Id(transition.Target!)} : {Escape(DiagramText.Of(transition))}");
        }

        return diagram._text.ToString();
    }

    private void DrawState(State state, int depth)
    {
        var id = Id(state);
        var head = $"state \"{Escape(state.Label ?? state.Name)}\" as {id}";
        var inside = DiagramText.Inside(state, _machine).Select(Escape).ToList();
        Line(depth, state.IsSuperState ? $"{head} {{" : head);
        if (state.IsSuperState)
        {
            foreach (var child in state.Children)
            {
                DrawState(child, depth + 1);
            }

            Line(depth + 1, $"[*] --> {Id(state.InitialChild!)}");
            Line(depth, "}");
            DrawNote(id, inside, depth);
        }
        else
        {
            inside.ForEach(line => Line(depth, $"{id} : {line}"));
        }

        if (state.IsFinal)
        {
            Line(depth, $"{id} --> [*]");
        }
    }

    /// <summary>A super-state has no text of its own but its title, so what happens inside it stands in a note.</summary>
    private void DrawNote(string id, List<string> lines, int depth)
    {
        if (lines.Count == 0)
        {
            return;
        }

        Line(depth, $"note right of {id}");
        lines.ForEach(line => Line(depth + 1, line.Replace("end note", "end#32;note", StringComparison.OrdinalIgnoreCase)));
        Line(depth, "end note");
    }

    private string Id(State state) => _ids[state.Index];

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    /// <summary>Everything that means something to Mermaid or HTML becomes a character code, which Mermaid shows as the character.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t' || char.IsControl(c))
            {
                escaped.Append(' ');
            }
            else if (c is '"' or '#' or ';' or ':' or '<' or '>' or '&' or '{' or '}' or '%' or '\\' or '`')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
