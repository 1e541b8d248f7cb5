using System.Buffers;
using System.Globalization;

namespace Crm.StateMachines.Diagrams;

/// <summary>Gives each state an identifier that Mermaid accepts: its name where possible, otherwise a number of its own.</summary>
internal static class MermaidIds
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Words of Mermaid's grammar, and the properties of every JavaScript object.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "state", "end", "note", "as", "direction", "class", "classDef", "style", "click", "href", "hide", "scale", "default",
        "fork", "join", "choice", "root", "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf",
    };

    public static string[] Of(StateMachine machine)
    {
        var taken = machine.States.Select(static state => state.Name).ToHashSet(StringComparer.Ordinal);
        return [.. machine.States.Select(state => IsUsable(state.Name) ? state.Name : Fresh(state.Index, taken))];
    }

    private static bool IsUsable(string name) =>
        char.IsAsciiLetter(name[0]) && !name.AsSpan().ContainsAnyExcept(Allowed) && !Reserved.Contains(name);

    private static string Fresh(int index, HashSet<string> taken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"s{index}");
        while (!taken.Add(id))
        {
            id += "_";
        }

        return id;
    }
}
