using System.Text.Json;
using Crm.StateMachines.Building;
using Crm.StateMachines.Diagrams;
using Crm.StateMachines.Json;

namespace Crm.StateMachines;

public sealed partial class StateMachine
{
    /// <summary>Reads a definition from JSON of the shape that the package's README describes.</summary>
    /// <param name="json">The text.</param>
    /// <param name="limits">How large it may be; <see cref="StateMachineLimits.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="StateMachineDefinitionException">It is not JSON of that shape, or not a valid definition; every problem says where.</exception>
    public static StateMachine FromJson(string json, StateMachineLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        limits ??= StateMachineLimits.Default;
        return DefinitionCompiler.Compile(JsonDefinitionReader.Read(JsonBytes.Of(json, limits), limits), limits);
    }

    /// <summary>Reads a definition from JSON as UTF-8, of the shape that the package's README describes.</summary>
    /// <param name="utf8Json">The text, without a byte order mark.</param>
    /// <param name="limits">How large it may be; <see cref="StateMachineLimits.Default"/> by default.</param>
    /// <exception cref="StateMachineDefinitionException">It is not JSON of that shape, or not a valid definition; every problem says where.</exception>
    public static StateMachine FromJson(ReadOnlyMemory<byte> utf8Json, StateMachineLimits? limits = null)
    {
        limits ??= StateMachineLimits.Default;
        JsonBytes.CheckSize(utf8Json.Length, limits);
        return DefinitionCompiler.Compile(JsonDefinitionReader.Read(utf8Json, limits), limits);
    }

    /// <summary>The definition as JSON: what <see cref="FromJson(string, StateMachineLimits?)"/> reads back to an equal one.</summary>
    /// <param name="indented">Whether to break lines; <see langword="false"/> by default.</param>
    public string ToJson(bool indented = false) => JsonDefinitionWriter.Write(this, indented);

    /// <summary>Writes the definition as one JSON object.</summary>
    /// <param name="writer">Where to; not flushed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonDefinitionWriter.Write(this, writer);
    }

    /// <summary>The machine as a Mermaid diagram (<c>stateDiagram-v2</c>), super-states nested. Lines end in <c>\n</c>.</summary>
    public string ToMermaid() => MermaidDiagram.Draw(this);

    /// <summary>The machine as a Graphviz digraph, super-states as clusters. Lines end in <c>\n</c>.</summary>
    public string ToDot() => DotDiagram.Draw(this);
}
