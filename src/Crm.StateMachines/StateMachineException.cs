namespace Crm.StateMachines;

/// <summary>The base of every exception of this package (null arguments apart).</summary>
/// <param name="code">One of <see cref="StateMachineErrorCodes"/>.</param>
/// <param name="message">What is wrong, for a developer.</param>
/// <param name="innerException">What caused it, or <see langword="null"/> (the default).</param>
public class StateMachineException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What is wrong, as a stable code: one of <see cref="StateMachineErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
