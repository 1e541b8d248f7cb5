using System.Text;
using Crm.StateMachines.Building;

namespace Crm.StateMachines.Json;

/// <summary>Takes text to the bytes that are read, and refuses what is too large before anything is read.</summary>
internal static class JsonBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ReadOnlyMemory<byte> Of(string json, StateMachineLimits limits)
    {
        CheckSize(json.Length, limits);
        try
        {
            var bytes = Strict.GetBytes(json);
            CheckSize(bytes.Length, limits);
            return bytes;
        }
        catch (EncoderFallbackException exception)
        {
            throw JsonProblems.Syntax($"The text has a lone surrogate at character {exception.Index}.", "$", exception);
        }
    }

    public static void CheckSize(int length, StateMachineLimits limits)
    {
        if (length > limits.MaxJsonBytes)
        {
            var problems = new ProblemList();
            problems.Add(StateMachineErrorCodes.LimitExceeded, $"The JSON has {length} bytes or more.", $"At most {limits.MaxJsonBytes}.", "$");
            problems.ThrowIfAny(StateMachineErrorCodes.InvalidJson);
        }
    }
}
