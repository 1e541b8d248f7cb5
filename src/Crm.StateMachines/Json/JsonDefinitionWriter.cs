using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Crm.StateMachines.Json;

/// <summary>Writes a machine in the shape that is read. What has its default is left out, so that one machine has one text.</summary>
internal static class JsonDefinitionWriter
{
    public static string Write(StateMachine machine, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n" }))
        {
            Write(machine, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(StateMachine machine, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", machine.Name);
        writer.WriteString("initial", machine.DeclaredInitial.Name);
        WriteList(writer, "states", machine.States.Where(static state => state.Parent is null), WriteState);
        WriteList(writer, "transitions", machine.Transitions, WriteTransition);
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, State state)
    {
        writer.WriteStartObject();
        writer.WriteString("name", state.Name);
        WriteText(writer, "label", state.Label);
        WriteText(writer, "kind", state.Kind);
        WriteTags(writer, state.Tags);
        WriteFlag(writer, "final", state.IsFinal);
        WriteText(writer, "initial", state.InitialChild?.Name);
        WriteList(writer, "onEntry", state.OnEntry, WriteEffect);
        WriteList(writer, "onExit", state.OnExit, WriteEffect);
        WriteList(writer, "states", state.Children, WriteState);
        writer.WriteEndObject();
    }

    private static void WriteTransition(Utf8JsonWriter writer, Transition transition)
    {
        writer.WriteStartObject();
        writer.WriteString("from", transition.Source.Name);
        writer.WriteString("trigger", transition.Trigger.Name);
        WriteText(writer, "to", transition.Target?.Name);
        WriteFlag(writer, "internal", transition.IsInternal);
        if (transition.Order is { } order)
        {
            writer.WriteNumber("order", order);
        }

        WriteText(writer, "label", transition.Label);
        WriteList(writer, "guards", transition.Guards, WriteGuard);
        WriteList(writer, "effects", transition.Effects, WriteEffect);
        writer.WriteEndObject();
    }

    private static void WriteGuard(Utf8JsonWriter writer, Guard guard)
    {
        if (guard.Reason == guard.Name && guard.Description is null)
        {
            writer.WriteStringValue(guard.Name);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("name", guard.Name);
        writer.WriteString("reason", guard.Reason);
        WriteText(writer, "description", guard.Description);
        writer.WriteEndObject();
    }

    private static void WriteEffect(Utf8JsonWriter writer, Effect effect)
    {
        if (effect.Argument is null)
        {
            writer.WriteStringValue(effect.Name);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("name", effect.Name);
        writer.WriteString("argument", effect.Argument);
        writer.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("tags");
        foreach (var (key, value) in tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string property, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(property, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string property, bool flag)
    {
        if (flag)
        {
            writer.WriteBoolean(property, flag);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string property, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using var item = items.GetEnumerator();
        if (!item.MoveNext())
        {
            return;
        }

        writer.WriteStartArray(property);
        do
        {
            write(writer, item.Current);
        }
        while (item.MoveNext());

        writer.WriteEndArray();
    }
}
