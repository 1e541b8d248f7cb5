namespace Crm.StateMachines.Building;

/// <summary>Checks every name and text: what passes survives JSON, databases and diagrams unchanged.</summary>
internal sealed class TextCheck(StateMachineLimits limits, ProblemList problems)
{
    public void Run(MachineDeclaration machine)
    {
        Name(machine.Name, "machine", (code, message, expected) => problems.Add(code, message, expected, machine.Path is null ? null : $"{machine.Path}.name"));
        foreach (var state in machine.States)
        {
            Report At(string property) => (code, message, expected) => problems.Add(state, property, code, message, expected);
            Name(state.Name, "state", At("name"));
            Text(state.Label, "label", At("label"));
            Text(state.Kind, "kind", At("kind"));
            Effects(state.OnEntry, At("onEntry"));
            Effects(state.OnExit, At("onExit"));
            foreach (var (key, value) in state.Tags)
            {
                Name(key, "tag", At("tags"));
                Text(value, "tag's value", At("tags"));
            }
        }

        foreach (var transition in machine.Transitions)
        {
            Report At(string property) => (code, message, expected) => problems.Add(transition, property, code, message, expected);
            Name(transition.Trigger, "trigger", At("trigger"));
            Text(transition.Label, "label", At("label"));
            Effects(transition.Effects, At("effects"));
            foreach (var guard in transition.Guards)
            {
                Name(guard.Name, "guard", At("guards"));
                Name(guard.Reason ?? guard.Name, "reason", At("guards"));
                Text(guard.Description, "description", At("guards"));
            }
        }
    }

    private delegate void Report(string code, string message, string expected);

    private void Effects(List<Effect> effects, Report report)
    {
        foreach (var effect in effects)
        {
            Name(effect.Name, "effect", report);
            Text(effect.Argument, "argument", report);
        }
    }

    private void Name(string name, string what, Report report)
    {
        if (name.Length > limits.MaxNameLength)
        {
            report(StateMachineErrorCodes.LimitExceeded, $"A {what} has a name of {name.Length} characters.", $"At most {limits.MaxNameLength}.");
        }
        else if (string.IsNullOrWhiteSpace(name) || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1])
            || name.Any(char.IsControl) || HasLoneSurrogate(name))
        {
            report(
                StateMachineErrorCodes.InvalidName,
                $"A {what} is named '{name}'.",
                "At least one character, no control characters or lone surrogates, no white space at either end.");
        }
    }

    private void Text(string? text, string what, Report report)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > limits.MaxTextLength)
        {
            report(StateMachineErrorCodes.LimitExceeded, $"A {what} has {text.Length} characters.", $"At most {limits.MaxTextLength}.");
        }
        else if (text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text))
        {
            report(StateMachineErrorCodes.InvalidText, $"A {what} has a NUL character or a lone surrogate.", "Text without them.");
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
