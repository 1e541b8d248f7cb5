namespace Crm.Matching;

/// <summary>The base of every exception of this package (null arguments apart).</summary>
/// <param name="code">One of <see cref="MatchingErrorCodes"/>.</param>
/// <param name="message">What is wrong, where, and what would be right, for a developer.</param>
/// <param name="innerException">What caused it, or <see langword="null"/> (the default).</param>
public class MatchingException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What is wrong, as a stable code: one of <see cref="MatchingErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
