namespace Crm.StateMachines.Json;

/// <summary>The exceptions for text that is not JSON at all.</summary>
internal static class JsonProblems
{
    public static StateMachineDefinitionException Syntax(string message, string path, Exception inner) => new(
        StateMachineErrorCodes.InvalidJson,
        [new(StateMachineErrorCodes.JsonSyntax, message, "One JSON object in UTF-8, without comments or trailing commas.") { Path = path }],
        inner);
}
