namespace Crm.Scoring;

/// <summary>The base of every exception of this package (null arguments apart).</summary>
/// <param name="code">One of <see cref="ScoringErrorCodes"/>.</param>
/// <param name="message">What is wrong, where, and what would be right, for a developer.</param>
/// <param name="innerException">What caused it, or <see langword="null"/> (the default).</param>
public class ScoringException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What is wrong, as a stable code: one of <see cref="ScoringErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
