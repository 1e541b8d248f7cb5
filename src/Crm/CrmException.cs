namespace Crm;

/// <summary>Something the CRM refuses, or a store could not do. The one base of the errors of this package and those above it.</summary>
public class CrmException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="code">One of <see cref="CrmErrors"/>, or a plugin's own.</param>
    /// <param name="message">What is wrong and what would be right; never with personal data.</param>
    /// <param name="inner">What caused it, if anything.</param>
    public CrmException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>The stable code: <c>crm.*</c>.</summary>
    public string Code { get; }

    /// <summary>What is wrong with which field (<c>crm.invalid</c>).</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>Every guard that does not hold (<c>crm.guard_refused</c>).</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>One wrong field.</summary>
    public static CrmException Invalid(string field, string code, string message) => Invalid([new FieldError(field, code, message)]);

    /// <summary>Several wrong fields.</summary>
    public static CrmException Invalid(IReadOnlyList<FieldError> errors) =>
        new(CrmErrors.Invalid, string.Join(' ', errors.Select(e => $"{e.Field}: {e.Message}"))) { Fields = errors };

    /// <summary>A record that does not exist, or that the scope may not see: the two look alike.</summary>
    public static CrmException NotFound(string entity) => new(CrmErrors.NotFound, $"There is no such {entity}, or it is not yours to see.");

    /// <summary>A right the scope lacks on a record it may see.</summary>
    public static CrmException Forbidden(string message) => new(CrmErrors.Forbidden, message);

    /// <summary>A stale version.</summary>
    public static CrmException Conflict(string entity, Guid id) =>
        new(CrmErrors.Conflict, $"The {entity} {id} was changed by another since it was loaded. Load it again and repeat the change.");
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">The field's name in the catalogue.</param>
/// <param name="Code">A stable code: <c>required</c>, <c>too_long</c>, <c>not_a_text</c>, ...</param>
/// <param name="Message">What would be right.</param>
public sealed record FieldError(string Field, string Code, string Message);

/// <summary>One guard that does not hold.</summary>
/// <param name="Guard">Its name.</param>
/// <param name="Reason">Its stable reason code.</param>
/// <param name="Message">What would have to hold; never data of other records.</param>
public sealed record Refusal(string Guard, string Reason, string Message);
