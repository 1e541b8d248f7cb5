using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Collaboration;

/// <summary>What a file may be named, of which media types it may be, and what of it never changes.</summary>
internal static class FileRules
{
    private const int LongestName = 255;
    private const int LongestType = 100;

    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var file = (AttachedFile)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var stored = session.Stored(file);
        if (stored is null)
        {
            file.AuthorId = scope.User;
        }
        else if ((stored.ContentType, stored.Size, stored.Sha256, stored.StoreKey, stored.AuthorId) != (file.ContentType, file.Size, file.Sha256, file.StoreKey, file.AuthorId))
        {
            errors.Add(new("storeKey", "fixed", "What is known of a file's bytes stays: other bytes are another file."));
        }

        CheckName(file.Name, errors);
    }

    /// <summary>A name that every system can show and save under: no folders, nothing invisible, nothing that means a place.</summary>
    public static void CheckName(string name, ICollection<FieldError> errors)
    {
        if (name.Length is 0 or > LongestName || !TextRules.IsStorable(name))
        {
            errors.Add(new("name", "out_of_range", $"A file's name has 1-{LongestName} characters."));
        }
        else if (name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\u202e') || name[^1] is '.' or ' ' || name[0] == ' ')
        {
            errors.Add(new("name", "not_a_name", "A file's name has no folder, no control character and none of : * ? \" < > |, and no space or dot at its end."));
        }
    }

    /// <summary>The media type without parameters, in lower case.</summary>
    public static string CheckType(string contentType, CrmOptions options, ICollection<FieldError> errors)
    {
        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        if (type.Length > LongestType || slash <= 0 || slash == type.Length - 1 || !type.All(c => c == '/' || char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-' or '_') || type.LastIndexOf('/') != slash)
        {
            errors.Add(new("contentType", "not_a_type", "A media type is written as type/subtype."));
        }
        else if (IsAmong(options.DeniedFileTypes, type) || (options.AllowedFileTypes.Count > 0 && !IsAmong(options.AllowedFileTypes, type)))
        {
            errors.Add(new("contentType", "not_allowed", $"Files of the type {type} are not taken here."));
        }

        return type;
    }

    private static bool IsAmong(IReadOnlyList<string> types, string type) =>
        types.Any(t => t.Equals(type, StringComparison.OrdinalIgnoreCase) || (t.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(t[..^1], StringComparison.OrdinalIgnoreCase)));
}
