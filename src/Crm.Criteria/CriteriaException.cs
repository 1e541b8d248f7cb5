namespace Crm.Criteria;

/// <summary>A condition, or the catalogue it is checked against, is not right. The one base of this package's errors.</summary>
public class CriteriaException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="code">A stable code, <c>criteria.*</c>.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="position">Where in the text, from 0; null where there is no text.</param>
    /// <param name="path">Where in JSON, as <c>$.and[1].value</c>; null where there is no JSON.</param>
    /// <param name="expected">What could stand there: the grammar's words, or the nearest names.</param>
    /// <param name="inner">What caused it, if anything.</param>
    public CriteriaException(string code, string message, int? position = null, string? path = null, IReadOnlyList<string>? expected = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Position = position;
        Path = path;
        Expected = expected ?? [];
    }

    /// <summary>A stable code: <c>criteria.syntax</c>, <c>criteria.unknown_field</c>, <c>criteria.type</c>, <c>criteria.limit</c>, ...</summary>
    public string Code { get; }

    /// <summary>Where in the text, in UTF-16 units from 0, if the condition came as text.</summary>
    public int? Position { get; }

    /// <summary>Where in the JSON, if the condition came as JSON.</summary>
    public string? Path { get; }

    /// <summary>What could have stood there.</summary>
    public IReadOnlyList<string> Expected { get; }
}
