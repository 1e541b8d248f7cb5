using System.Text.Json;
using Crm.StateMachines.Building;

namespace Crm.StateMachines.Json;

/// <summary>
/// Reads JSON into a declaration. Whatever is not of the documented shape is a problem with its path; what the names mean is left
/// to the compiler, as for a definition in code.
/// </summary>
internal sealed class JsonDefinitionReader
{
    private static readonly string[] MachineProperties = ["name", "initial", "states", "transitions"];
    private static readonly string[] StateProperties = ["name", "label", "kind", "tags", "final", "initial", "onEntry", "onExit", "states"];
    private static readonly string[] TransitionProperties = ["from", "trigger", "to", "internal", "order", "label", "guards", "effects"];
    private static readonly string[] GuardProperties = ["name", "reason", "description"];
    private static readonly string[] EffectProperties = ["name", "argument"];

    private readonly ProblemList _problems = new();
    private readonly MachineDeclaration _machine = new() { Path = "$" };
    private readonly StateMachineLimits _limits;

    private JsonDefinitionReader(StateMachineLimits limits) => _limits = limits;

    public static MachineDeclaration Read(ReadOnlyMemory<byte> utf8, StateMachineLimits limits)
    {
        // A state costs an array and an object; what lies in the innermost one, four more.
        var depth = (2 * limits.MaxDepth) + 8;
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = depth });
            var reader = new JsonDefinitionReader(limits);
            reader.ReadMachine(document.RootElement);
            reader._problems.ThrowIfAny(StateMachineErrorCodes.InvalidJson);
            return reader._machine;
        }
        catch (JsonException exception)
        {
            throw JsonProblems.Syntax(exception.Message, JsonPath.OfSyntaxError(utf8.Span, depth), exception);
        }
    }

    private void ReadMachine(JsonElement root)
    {
        var fields = JsonFields.Of(root, "$", MachineProperties, _problems);
        _machine.Name = fields.Required("name");
        _machine.Initial = fields.Text("initial");
        ReadStates(fields, null);
        foreach (var (element, path) in fields.Items("transitions"))
        {
            Hold(_machine.Transitions.Count, _limits.MaxTransitions, "transitions", path);
            _machine.Transitions.Add(ReadTransition(JsonFields.Of(element, path, TransitionProperties, _problems)));
        }
    }

    private void ReadStates(JsonFields parent, string? name)
    {
        foreach (var (element, path) in parent.Items("states"))
        {
            Hold(_machine.States.Count, _limits.MaxStates, "states", path);
            var fields = JsonFields.Of(element, path, StateProperties, _problems);
            var state = new StateDeclaration
            {
                Name = fields.Required("name"),
                Parent = name,
                Label = fields.Text("label"),
                Kind = fields.Text("kind"),
                IsFinal = fields.Flag("final"),
                Initial = fields.Text("initial"),
                OnEntry = [.. ReadEffects(fields, "onEntry")],
                OnExit = [.. ReadEffects(fields, "onExit")],
                Path = path,
            };
            ReadTags(fields, state);
            _machine.States.Add(state);
            ReadStates(fields, state.Name);
        }
    }

    private void ReadTags(JsonFields fields, StateDeclaration state)
    {
        if (!fields.Has("tags"))
        {
            return;
        }

        var tags = fields.Object("tags", null);
        foreach (var (key, value) in tags.All)
        {
            state.Tags[key] = JsonFields.TextOf(value, JsonPath.Of(tags.Path, key), "A string", _problems);
        }
    }

    private TransitionDeclaration ReadTransition(JsonFields fields) => new()
    {
        From = fields.Required("from"),
        Trigger = fields.Required("trigger"),
        To = fields.Text("to"),
        IsInternal = fields.Flag("internal"),
        Order = fields.Number("order"),
        Label = fields.Text("label"),
        Guards = [.. ReadGuards(fields)],
        Effects = [.. ReadEffects(fields, "effects")],
        Path = fields.Path,
    };

    private IEnumerable<GuardDeclaration> ReadGuards(JsonFields transition)
    {
        foreach (var (element, path) in transition.Items("guards"))
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                yield return new(JsonFields.TextOf(element, path, "A name or an object", _problems), null, null);
                continue;
            }

            var fields = JsonFields.Of(element, path, GuardProperties, _problems);
            yield return new(fields.Required("name"), fields.Text("reason"), fields.Text("description"));
        }
    }

    private IEnumerable<Effect> ReadEffects(JsonFields owner, string property)
    {
        foreach (var (element, path) in owner.Items(property))
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                yield return new(JsonFields.TextOf(element, path, "A name or an object", _problems));
                continue;
            }

            var fields = JsonFields.Of(element, path, EffectProperties, _problems);
            yield return new(fields.Required("name"), fields.Text("argument"));
        }
    }

    /// <summary>Stops at once: a text with too many of them is not worth reading on.</summary>
    private void Hold(int count, int most, string what, string path)
    {
        if (count >= most)
        {
            _problems.Add(StateMachineErrorCodes.LimitExceeded, $"More than {most} {what}.", $"At most {most}.", path);
            _problems.ThrowIfAny(StateMachineErrorCodes.InvalidJson);
        }
    }
}
